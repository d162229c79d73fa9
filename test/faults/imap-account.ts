import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';

type Settings = Omit<AccountSettingsInput, 'groupId' | 'ticketTypeId'>;

/** An account on a server of this machine's, whole backlog included. */
export const imapAccount = (port: number, receiving: Settings['receiving'] = {}, login = 'sac'): Settings => ({
  name: `SAC ${port}`,
  address: 'sac@empresa.example',
  incoming: { technology: 'imap', host: '127.0.0.1', port, login },
  outgoing: { protocol: 'smtp', host: '127.0.0.1', port: 25 },
  receiving: { backlog: { from: 'everything' }, ...receiving },
});
