import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Actor } from '@inbox-email/core/desk.ts';
import { pino } from 'pino';

/** How a desk is run in a process of its own: handed over as JSON, the first argument. */
export interface DeskProcessOptions {
  dataFolder: string;
  logFile: string;
  /** Milliseconds; see Network. */
  silentAtMost: number;
  connectWithin: number;
  pauseAfter: number;
  /** PEM certificates of further authorities. */
  authorities?: string;
}

/** What the parent may ask for, and gets an answer to under the same `id`. */
export interface Call {
  id: number;
  method:
    | 'add'
    | 'list'
    | 'audit'
    | 'get'
    | 'activate'
    | 'errors'
    | 'retryQuarantine'
    | 'quarantine'
    | 'storage'
    | 'stop';
  parameters: unknown[];
}

const options = JSON.parse(process.argv[2] ?? '{}') as DeskProcessOptions;
const actor: Actor = { id: 'U1', name: 'Ana', role: 'supervisor' };

const { desk } = await createDesk({
  dataFolder: options.dataFolder,
  keys: [new Uint8Array(32).fill(7)],
  network: {
    ...createNetwork({
      allowedNetworks: ['127.0.0.0/8', '::1/128'],
      allowedPorts: [[1, 65535]],
      ...(options.authorities === undefined ? {} : { extraAuthorities: options.authorities }),
    }),
    silentAtMost: options.silentAtMost,
    connectWithin: options.connectWithin,
  },
  log: pino({ level: 'info' }, pino.destination({ dest: options.logFile, sync: true })),
  pauseAfter: () => options.pauseAfter,
}).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
await desk.start();

const methods: Record<Call['method'], (...parameters: never[]) => Promise<unknown>> = {
  async add(settings: Omit<AccountSettingsInput, 'groupId' | 'ticketTypeId'>, password: string) {
    const [group] = await desk.groups.list();
    const [type] = await desk.ticketTypes.list();
    const groupId = (group ?? (await desk.groups.add(actor, { name: 'SAC', channel: null }))).id;
    const ticketTypeId = (type ?? (await desk.ticketTypes.add(actor, { name: 'E-mail' }))).id;
    return desk.accounts.add(actor, { ...settings, groupId, ticketTypeId }, { incoming: password });
  },
  list: () => desk.accounts.list(actor),
  audit: (accountId: string) => desk.accounts.audit(actor, accountId),
  get: (accountId: string) => desk.accounts.get(actor, accountId),
  activate: (accountId: string) => desk.accounts.activate(actor, accountId),
  errors: (accountId: string) => desk.accounts.errors(actor, accountId, 50),
  quarantine: (accountId: string) => desk.accounts.quarantine(actor, accountId, 100),
  retryQuarantine: (accountId: string) => desk.accounts.retryQuarantine(actor, accountId),
  storage: async () => desk.storage(),
  stop: () => desk.stop(),
};

process.on('message', async ({ id, method, parameters }: Call) => {
  try {
    const result = (await methods[method](...(parameters as never[]))) ?? null;
    if (method !== 'stop') process.send?.({ id, result });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
  // As a program does whose desk has stopped: timers that are left do not keep it.
  if (method === 'stop') process.send?.({ id, result: null }, () => process.exit(0));
});
process.send?.({ id: 0, result: null });
