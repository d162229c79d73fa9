import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import { pino } from 'pino';
import type { MailServer } from './server.ts';

/** A desk with one account, everything else as in production; ends at SIGTERM. Arguments: data folder, mail server. */
const [dataFolder = '', settings = '{}'] = process.argv.slice(2);
const { port, login, password } = JSON.parse(settings) as Pick<MailServer, 'port' | 'login' | 'password'>;
const ana = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;

const { desk } = await createDesk({
  dataFolder,
  keys: [new Uint8Array(32)],
  network: createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] }),
  log: pino({ level: 'warn' }, pino.destination(2)),
});
process.once('SIGTERM', () => void desk.stop());
const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
const type = await desk.ticketTypes.add(ana, { name: 'E-mail' });
const account = {
  name: 'SAC',
  address: 'sac@loja.example',
  incoming: { technology: 'imap', host: '127.0.0.1', port, login },
  outgoing: { protocol: 'smtp', host: '127.0.0.1', port: 25 },
  receiving: { backlog: { from: 'everything' } },
  groupId: group.id,
  ticketTypeId: type.id,
} as const;
await desk.accounts.add(ana, account, { incoming: password });
await desk.start();
