import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import type { TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import type { IdentityProviderServer } from '@inbox-email/sandbox/sign-in/identity-provider.ts';
import type { Migration } from 'kysely/migration';
import { pino } from 'pino';
import { registered } from './oauth/signing-in.fixture.ts';

export const ana: Actor = { id: 'UANA', name: 'Ana', role: 'supervisor' };
export const bruno: Actor = { id: 'UBRUNO', name: 'Bruno', role: 'agent' };

export interface DeskFixture {
  desk: Desk;
  database: CoreDatabase;
  mail: MailServer;
  folder: string;
  /** Settings for the sandbox's sac@empresa.example, ready to add. */
  settings(over?: Partial<AccountSettingsInput>): Promise<AccountSettingsInput>;
  /** Waits for the next event of that type; events before it are passed over. */
  next<T extends TicketEvent['type']>(type: T): Promise<Extract<TicketEvent, { type: T }>>;
  /** Opens the data folder again after `desk.stop()`. */
  startAgain(key?: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

/** A real desk on a fresh folder, with a real mail server on this machine; loopback is an allowed network. */
export async function startDesk({
  clock = Date.now,
  signInAt,
  migrations = {},
  webhookPauseAfter,
}: {
  webhookPauseAfter?: (tries: number) => number | null;
  clock?: () => number;
  /** Of a surface's own tables. */
  migrations?: Record<string, Migration>;
  /** A provider whose tokens open mailboxes too. */
  signInAt?: IdentityProviderServer;
} = {}): Promise<DeskFixture> {
  const folder = mkdtempSync(`${tmpdir()}/desk-`);
  const mail = await startMailServer(signInAt === undefined ? {} : { takesToken: signInAt.opens });
  const identityProviders = signInAt === undefined ? [] : [registered(signInAt)];
  const network = {
    ...createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] }),
    connectWithin: 2000,
  };
  const log = pino({ level: 'silent' });
  const open = (key: Uint8Array = new Uint8Array(32).fill(7)) =>
    createDesk({
      ...{ dataFolder: folder, keys: [key], network, identityProviders, log, clock, migrations },
      pauseAfter: () => 20,
      ...(webhookPauseAfter && { webhookPauseAfter }),
    });
  const opened = await open();
  await opened.desk.start();
  const fixture: DeskFixture = {
    ...opened,
    mail,
    folder,
    async settings(over = {}) {
      const [group] = await fixture.desk.groups.list();
      const [type] = await fixture.desk.ticketTypes.list();
      const groupId = (group ?? (await fixture.desk.groups.add(ana, { name: 'SAC', channel: null }))).id;
      const ticketTypeId = (type ?? (await fixture.desk.ticketTypes.add(ana, { name: 'Atendimentos do e-mail' }))).id;
      return {
        name: 'SAC',
        address: 'sac@empresa.example',
        incoming: { technology: 'imap', host: '127.0.0.1', port: mail.imapPort, login: 'sac@empresa.example' },
        outgoing: { protocol: 'smtp', host: '127.0.0.1', port: mail.smtpPort },
        groupId,
        ticketTypeId,
        ...over,
      };
    },
    async next(type) {
      const { feed } = fixture.desk;
      const deadline = AbortSignal.timeout(10_000);
      for (;;) {
        for (const event of await feed.read('test', 100)) {
          await feed.settle('test', event.sequence);
          if (event.type === type) return event as Extract<TicketEvent, { type: typeof type }>;
        }
        if (deadline.aborted) throw new Error(`No event ${type} came within ten seconds`);
        await feed.changed(deadline);
      }
    },
    async startAgain(key) {
      Object.assign(fixture, await open(key));
      await fixture.desk.start();
    },
    async stop() {
      await fixture.desk.stop();
      await mail.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return fixture;
}

/** Waits until `probe` yields something; it is asked anew whenever the account's state may have changed. */
export async function eventually<T>(probe: () => Promise<T | undefined | false>, what: string): Promise<T> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not within ten seconds: ${what}`);
}
