import { randomBytes } from 'node:crypto';
import type { Migration } from 'kysely/migration';
import type { Logger } from 'pino';
import type { Network } from './account/network.ts';
import { createVault, type KeyRing, SealBroken, type Vault } from './account/secrets.ts';
import { createAccountDesk, incomingEndpoint } from './desk/accounts.ts';
import { createApiTokenDesk } from './desk/api-tokens.ts';
import { createMailHookDesk } from './desk/mail-hook.ts';
import { requireObserver, requireScope } from './desk/permissions.ts';
import { createRecorder } from './desk/record-change.ts';
import { createRulesDesk } from './desk/rules.ts';
import { createSettingsDesk } from './desk/settings.ts';
import { createSignInDesk } from './desk/sign-in.ts';
import { createTicketDesk } from './desk/tickets.ts';
import { createWebhookDesk } from './desk/webhooks.ts';
import type { Desk } from './desk.ts';
import { watchDrift } from './drift/watch-drift.ts';
import { createFiling } from './filing/file-mail.ts';
import { createMailHookAsker } from './filing/mail-hook/mail-hook-asker.ts';
import { createSenderChecker } from './filing/sender-check/sender-checker.ts';
import { guardStorage } from './guard-storage.ts';
import { deliverWebhooks } from './hooks/deliver-webhooks.ts';
import { createAccessTokens } from './oauth/access-tokens.ts';
import { createSecretsOf } from './oauth/account-secrets.ts';
import type { IdentityProvider } from './oauth/identity-provider.ts';
import { createProviders } from './oauth/providers.ts';
import { revokeGrant } from './oauth/revoke-grant.ts';
import packageJson from './package.json' with { type: 'json' };
import { backoff } from './receive/backoff.ts';
import { openSession } from './receive/open-session.ts';
import { createHealthReport } from './receive/report-health.ts';
import { createWatchers } from './receive/watch-accounts.ts';
import { deliverOutbox, recoverInterrupted } from './send/deliver-outbox.ts';
import { listChanges } from './store/changes.ts';
import { openDatabase } from './store/database.ts';
import { eventsAfter, eventsBehind, settleEvents } from './store/events.ts';
import { changeInstallation, installationValue, signingKeyPlace } from './store/installation.ts';
import { createMailKeeper } from './store/keeping/mail-keeper.ts';
import { claimFolder } from './store/only-process.ts';
import type { CoreDatabase } from './store/schema.ts';
import { createStorage } from './store/storage.ts';
import { createTurns } from './store/turns.ts';
import { releaseQuarantined } from './store/verdicts.ts';
import { type Bell, createBell } from './work/bell.ts';
import type { Clock } from './work/clock.ts';

export interface DeskOptions {
  /** Folder of the database; made if missing. */
  dataFolder: string;
  /** Key ring for passwords, newest first: see keysOfFile. */
  keys: KeyRing;
  network: Network;
  /** Where people may sign in instead of typing passwords. */
  identityProviders?: readonly IdentityProvider[];
  log: Logger;
  /** The first mail shall not wait for the thread that reads it to start. */
  readyAtOnce?: boolean;
  /** Migrations of the surface's own tables in the same database. */
  migrations?: Record<string, Migration>;
  clock?: Clock;
  /** Milliseconds to wait before connecting again after so many failures in a row. */
  pauseAfter?: (failures: number) => number;
  /** Milliseconds until a webhook is tried again after so many tries in vain; null: not again. */
  webhookPauseAfter?: (tries: number) => number | null;
  /** Milliseconds between two questions whether an account's daily look is due. */
  lookEvery?: number;
}

/**
 * Node lets small buffers share memory, by default mails of up to 32 kB too: then none is freed before all are, and what
 * is stored already adds up (https://nodejs.org/api/buffer.html#class-property-bufferpoolsize).
 */
const pooledBytes = 8192;

/**
 * Wires the core: the one place where its parts meet.
 *
 * @throws AlreadyRunning where another process works on the same folder.
 */
export async function createDesk(options: DeskOptions): Promise<{ desk: Desk; database: CoreDatabase }> {
  const { dataFolder, keys, network, log, migrations = {}, clock = Date.now, pauseAfter = backoff } = options;
  Buffer.poolSize = pooledBytes;
  const claim = claimFolder(dataFolder);
  const storage = createStorage(clock);
  const writing = createTurns();
  const file = `${dataFolder}/inbox-email.sqlite`;
  const db = await openDatabase(file, migrations, storage, writing).catch((error) => {
    claim.release();
    throw error;
  });
  const vault = createVault(keys);
  const signingKey = await signingKeyOf(db, vault, log);
  const providers = createProviders(options.identityProviders ?? []);
  const secretsOf = createSecretsOf(db, vault, createAccessTokens({ db, vault, clock, providers }).bearerOf);
  const record = createRecorder(clock);
  const mailStored = createBell();
  const outboxChanged = createBell();
  const feedRead = createBell();
  const webhooksDue = createBell();
  const feedChanged: Bell = {
    ring() {
      feedRead.ring();
      webhooksDue.ring();
    },
    wait: feedRead.wait,
  };

  const program = new URL('./filing/writing-program.ts', import.meta.url);
  const keeper = createMailKeeper({ db, file, storage, writing, program });
  const watchers = createWatchers({
    ...{ db, clock, network, log, storage },
    endpoint: incomingEndpoint(secretsOf),
    openSession,
    pauseAfter,
    keepMails: keeper.keep,
    stored: (mails) => filing.stored(mails),
    health: createHealthReport({ db, clock, log, feedChanged }),
  });
  const senders = createSenderChecker({ names: network.names });
  const asker = createMailHookAsker({ db, vault, network, clock, log });
  const filingContext = {
    ...{ db, writer: keeper, clock, log, signingKey, senders, mailHook: asker, mailStored, outboxChanged, feedChanged },
  };
  const filing = createFiling(filingContext);
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const delivery = { db, secretsOf, network, clock, log, storage, outboxChanged, feedChanged, cutOff: cutOff.signal };

  const webhooks = {
    ...{ db, vault, network, clock, log, storage, webhooksDue, cutOff: cutOff.signal },
    ...(options.webhookPauseAfter && { pauseAfter: options.webhookPauseAfter }),
  };

  let loops: Promise<void>[] = [];
  const desk: Desk = {
    accounts: createAccountDesk({
      db,
      vault,
      secretsOf,
      network,
      clock,
      signingKey,
      feedChanged,
      outboxChanged,
      record,
      revoke: (grant) => revokeGrant(providers, grant, log),
      accountsChanged: () => watchers.refresh(),
      compareNow: (id) => watchers.audit(id),
      fileWaiting: () => filing.all(),
      filing: filingContext,
      storage,
    }),
    signIn: createSignInDesk(providers, clock),
    ...createSettingsDesk(db, record),
    apiTokens: createApiTokenDesk(db, clock, record),
    rules: createRulesDesk(db, record),
    changes: {
      async list(actor, wish) {
        requireObserver(actor);
        return listChanges(db, wish);
      },
    },
    mailHook: createMailHookDesk({ db, vault, network, asker, record }),
    webhooks: createWebhookDesk({ db, vault, network, clock, webhooksDue, record }),
    tickets: createTicketDesk({ db, clock, signingKey, outboxChanged, feedChanged }),
    feed: {
      read: (consumer, limit) => eventsAfter(db, consumer, limit),
      settle: (consumer, sequence) => settleEvents(db, consumer, sequence),
      async after(actor, sequence, limit) {
        requireScope(actor, 'events:read');
        return eventsBehind(db, sequence, limit);
      },
      changed: (signal) => feedChanged.wait(signal, 60_000),
    },
    storage: storage.trouble,
    async start() {
      await recoverInterrupted(delivery);
      await releaseAfterUpgrade(db);
      if (options.readyAtOnce === true) filing.warm();
      const { signal } = stopping;
      loops = [
        guardStorage({ db, file, storage, log }, signal),
        watchers.run(signal),
        filing.run(signal),
        deliverOutbox(delivery, signal),
        deliverWebhooks(webhooks, signal),
        watchDrift({ db, clock, network, secretsOf, storage, log, feedChanged, askEvery: options.lookEvery }, signal),
      ];
    },
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      const patience = setTimeout(() => cutOff.abort(), 2000);
      await Promise.all(loops);
      clearTimeout(patience);
      await keeper.close();
      await senders.close();
      await db.destroy();
      claim.release();
    },
  };
  return { desk, database: db };
}

/** What an older version could not read may be readable now. */
async function releaseAfterUpgrade(db: CoreDatabase): Promise<void> {
  const version = await changeInstallation(db, 'version', packageJson.version);
  if (version !== packageJson.version) await releaseQuarantined(db);
}

/** The key that signs our Message-IDs: made once per installation, sealed like a password. */
async function signingKeyOf(db: CoreDatabase, vault: Vault, log: Logger): Promise<string> {
  const place = signingKeyPlace;
  const name = place.id;
  await db
    .insertInto('installation')
    .values({ name, value: vault.seal(randomBytes(32).toString('base64'), place) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const value = await installationValue(db, name);
  try {
    return vault.open(value, place);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    // The key ring is another one. Answers to mails sent before are then known by their stored IDs, not by signature.
    log.warn('The key that sealed the signing key of our Message-IDs is gone: a new one is made');
    const signingKey = randomBytes(32).toString('base64');
    await changeInstallation(db, name, vault.seal(signingKey, place));
    return signingKey;
  }
}
