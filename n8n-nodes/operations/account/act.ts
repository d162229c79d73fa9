import { askDesk } from '../../desk/ask-desk.ts';
import { accountProperty } from '../../desk/choices.ts';
import { changeAtDesk, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';

/** `passed` tells how it ended; each stage that failed carries cause and remedy. */
export const testAccount: Operation = {
  resource: 'account',
  value: 'test',
  name: 'Test',
  action: 'Test an account',
  description: 'Both sides, stage by stage, with a mail from the account to itself; a minute at most',
  properties: [accountProperty],
  async run(n8n, index) {
    const path = `${pathTo(n8n, index, 'accounts')}/test`;
    // Asked again, it is to be tested again.
    return [{ json: await askDesk(n8n, { method: 'POST', path }, index) }];
  },
};

export const activateAccount: Operation = {
  resource: 'account',
  value: 'activate',
  name: 'Activate',
  action: 'Activate an account',
  description: 'Switch an account on, or let one that is paused try again',
  properties: [accountProperty],
  run: (n8n, index) => changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'accounts')}/activate` }),
};

export const deactivateAccount: Operation = {
  resource: 'account',
  value: 'deactivate',
  name: 'Deactivate',
  action: 'Deactivate an account',
  description: 'Switch an account off: its mail stays on the server until it is on again',
  properties: [accountProperty],
  run: (n8n, index) => changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'accounts')}/deactivate` }),
};
