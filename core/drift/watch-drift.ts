import type { Logger } from 'pino';
import type { Network } from '../account/network.ts';
import type { SecretsOf } from '../oauth/account-secrets.ts';
import { findAccount } from '../store/accounts.ts';
import { nextToLookAt, noteNoLook } from '../store/drift.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Storage } from '../store/storage.ts';
import { type Bell, createBell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { lookAtAccount } from './look-at-account.ts';
import { lookAtServers } from './look-at-server.ts';

/** Milliseconds between two looks at an account. */
const lookEvery = 86_400_000;
/** Milliseconds from adding an account to the first look: whoever adds it has just tested it. */
const firstLookAfter = 3_600_000;
/** Milliseconds for one look, whatever the servers do. */
const longest = 60_000;

export interface DriftContext {
  db: CoreDatabase;
  clock: Clock;
  network: Network;
  secretsOf: SecretsOf;
  storage: Storage;
  log: Logger;
  /** Rung when an event was written. */
  feedChanged: Bell;
  /** Milliseconds between two questions whether a look is due. */
  askEvery?: number | undefined;
}

/**
 * Looks at every account that receives mail once a day, one after the other, until `signal` aborts. When one was looked at
 * is kept, so that a restart neither repeats a look nor leaves one out.
 */
export async function watchDrift(context: DriftContext, signal: AbortSignal): Promise<void> {
  const { db, clock, storage, log, askEvery = 60_000 } = context;
  const pause = createBell();
  while (!signal.aborted) {
    await storage.usable(signal);
    const now = clock();
    const whenDue = { before: now - lookEvery, addedBefore: now - firstLookAfter };
    const due = await nextToLookAt(db, whenDue).catch(() => null);
    if (due === null || signal.aborted) {
      await pause.wait(signal, askEvery);
      continue;
    }
    try {
      await look(due, context, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, accountId: due }, 'The daily look at an account failed');
      // Its turn is over all the same: it keeps no other account from theirs, and no server is asked again at once.
      await noteNoLook(db, due, now).catch(() => pause.wait(signal, askEvery));
    }
  }
}

async function look(accountId: string, context: DriftContext, signal: AbortSignal): Promise<void> {
  const { db, clock, network, secretsOf, feedChanged } = context;
  const account = await findAccount(db, accountId);
  if (account === null) return;
  const secrets = await secretsOf(accountId);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  const now = clock();
  const happened = await lookAtAccount(account, db, now, (before) =>
    lookAtServers(account, secrets, network, { before, now, signal: patience }),
  );
  if (happened) feedChanged.ring();
}
