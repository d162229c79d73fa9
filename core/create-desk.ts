import { randomBytes } from 'node:crypto';
import type { Migration } from 'kysely/migration';
import type { Logger } from 'pino';
import type { Network } from './account/network.ts';
import { createVault, type Vault } from './account/secrets.ts';
import { createAccountDesk, incomingEndpoint } from './desk/accounts.ts';
import { createSettingsDesk } from './desk/settings.ts';
import { createTicketDesk } from './desk/tickets.ts';
import type { Desk } from './desk.ts';
import { fileMail } from './file-mail.ts';
import { backoff } from './receive/backoff.ts';
import { openImapMailbox } from './receive/imap-mailbox.ts';
import { createWatchers } from './receive/watch-accounts.ts';
import { deliverOutbox, recoverInterrupted } from './send/deliver-outbox.ts';
import { openDatabase } from './store/database.ts';
import { eventsAfter, settleEvents } from './store/events.ts';
import { claimFolder } from './store/only-process.ts';
import type { CoreDatabase } from './store/schema.ts';
import { createBell } from './work/bell.ts';
import type { Clock } from './work/clock.ts';

export interface DeskOptions {
  /** Folder of the database; made if missing. */
  dataFolder: string;
  /** Key ring for passwords, newest first: see keysOfFile. */
  keys: readonly Uint8Array[];
  network: Network;
  log: Logger;
  /** Migrations of the surface's own tables in the same database. */
  migrations?: Record<string, Migration>;
  clock?: Clock;
  /** Milliseconds to wait before connecting again after so many failures in a row. */
  pauseAfter?: (failures: number) => number;
}

/**
 * Wires the core: the one place where its parts meet.
 *
 * @throws AlreadyRunning where another process works on the same folder.
 */
export async function createDesk(options: DeskOptions): Promise<{ desk: Desk; database: CoreDatabase }> {
  const { dataFolder, keys, network, log, migrations = {}, clock = Date.now, pauseAfter = backoff } = options;
  const claim = claimFolder(dataFolder);
  const db = await openDatabase(`${dataFolder}/inbox-email.sqlite`, migrations).catch((error) => {
    claim.release();
    throw error;
  });
  const vault = createVault(keys);
  const signingKey = await signingKeyOf(db, vault);
  const mailStored = createBell();
  const outboxChanged = createBell();
  const feedChanged = createBell();

  const watchers = createWatchers({
    ...{ db, clock, network, log },
    endpoint: incomingEndpoint({ db, vault }),
    openMailbox: openImapMailbox,
    pauseAfter,
    stored: () => mailStored.ring(),
    stateChanged: () => {},
  });
  const filing = { db, clock, log, signingKey, mailStored, feedChanged };
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const delivery = { db, vault, network, clock, log, outboxChanged, feedChanged, cutOff: cutOff.signal };

  let loops: Promise<void>[] = [];
  const desk: Desk = {
    accounts: createAccountDesk({ db, vault, network, clock, signingKey, accountsChanged: () => watchers.refresh() }),
    ...createSettingsDesk(db),
    tickets: createTicketDesk({ db, clock, signingKey, outboxChanged, feedChanged }),
    feed: {
      read: (consumer, limit) => eventsAfter(db, consumer, limit),
      settle: (consumer, sequence) => settleEvents(db, consumer, sequence),
      changed: (signal) => feedChanged.wait(signal, 60_000),
    },
    async start() {
      await recoverInterrupted(delivery);
      const { signal } = stopping;
      loops = [watchers.run(signal), fileMail(filing, signal), deliverOutbox(delivery, signal)];
    },
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      const patience = setTimeout(() => cutOff.abort(), 3500);
      await Promise.all(loops);
      clearTimeout(patience);
      await db.destroy();
      claim.release();
    },
  };
  return { desk, database: db };
}

/** The key that signs our Message-IDs: made once per installation, sealed like a password. */
async function signingKeyOf(db: CoreDatabase, vault: Vault): Promise<string> {
  const name = 'message-id-signing-key';
  const place = { table: 'installation', id: name, field: 'value' };
  await db
    .insertInto('installation')
    .values({ name, value: vault.seal(randomBytes(32).toString('base64'), place) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return vault.open(value, place);
}
