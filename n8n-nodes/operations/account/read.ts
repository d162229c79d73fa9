import { askAll, askDesk } from '../../desk/ask-desk.ts';
import { accountProperty } from '../../desk/choices.ts';
import { pathTo } from '../desk-operation.ts';
import { limitProperties, wantedAtMost } from '../limit-properties.ts';
import type { Operation } from '../operation.ts';

export const getAccounts: Operation = {
  resource: 'account',
  value: 'getAll',
  name: 'Get Many',
  action: 'Get many accounts',
  description: 'The accounts of the desk, and how each is',
  properties: [...limitProperties],
  async run(n8n, index) {
    const found = await askAll(n8n, { path: '/accounts' }, wantedAtMost(n8n, index), index);
    return found.slice(0, wantedAtMost(n8n, index)).map((json) => ({ json }));
  },
};

/** The newest first, those that are over included: `recoveredAt` tells. */
export const getAccountErrors: Operation = {
  resource: 'account',
  value: 'getErrors',
  name: 'Get Errors',
  action: 'Get the errors of an account',
  description: 'What went wrong, with cause and remedy; an item each',
  properties: [
    accountProperty,
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
    },
  ],
  async run(n8n, index) {
    const query = { limit: Number(n8n.getNodeParameter('limit', index)) };
    const { items } = await askDesk(n8n, { path: `${pathTo(n8n, index, 'accounts')}/errors`, query }, index);
    return (items as object[]).map((error) => ({ json: { ...error } }));
  },
};
