import type { Logger } from 'pino';
import { type Endpoint, endpointOf, secretsIn } from '../account/endpoint.ts';
import { explain } from '../account/explain.ts';
import { failureOf } from '../account/failure.ts';
import type { Network } from '../account/network.ts';
import { redact } from '../account/redact.ts';
import { StageError } from '../account/stage-error.ts';
import type { SecretsOf } from '../oauth/account-secrets.ts';
import { recordError, recordRecovery } from '../store/account-errors.ts';
import { findAccount } from '../store/accounts.ts';
import { appendEvent } from '../store/events.ts';
import {
  beginAttempt,
  dueMails,
  endAttempt,
  interruptedMails,
  markDataStarted,
  nextDueAt,
  type QueuedMail,
} from '../store/outbox.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Storage } from '../store/storage.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { nextTryAt, outcomeOf } from './delivery-outcome.ts';
import { openSubmission } from './smtp-sender.ts';

export interface DeliveryContext {
  db: CoreDatabase;
  secretsOf: SecretsOf;
  network: Network;
  clock: Clock;
  log: Logger;
  /** Nothing is sent while its outcome could not be written down. */
  storage: Storage;
  /** Aborts once a delivery in flight may no longer be waited for. */
  cutOff: AbortSignal;
  /** Rung when a mail was put into the outbox. */
  outboxChanged: Bell;
  /** Rung when an event was written. */
  feedChanged: Bell;
}

/**
 * Mails that were in hand when the process last ended: one whose text had not begun to go out is simply queued again,
 * of the others nobody knows whether they arrived. To be called once, before `deliverOutbox`.
 */
export async function recoverInterrupted({ db, clock, feedChanged }: DeliveryContext): Promise<void> {
  for (const { messageId, ticketId, dataStarted } of await interruptedMails(db)) {
    await db.transaction().execute(async (trx) => {
      const state = dataStarted ? 'uncertain' : 'deferred';
      await endAttempt(trx, messageId, {
        ...{ state, serverWords: '', cause: null },
        nextAttemptAt: dataStarted ? null : clock(),
      });
      if (dataStarted) await appendEvent(trx, { type: 'reply.uncertain', ticketId, messageId }, clock());
    });
  }
  feedChanged.ring();
}

/**
 * Delivers as mails fall due until `signal` aborts; then finishes the ones in flight. Each account has a lane of its own:
 * mails go one after the other within it, and a server that keeps one waiting holds up no other account.
 */
export async function deliverOutbox(context: DeliveryContext, signal: AbortSignal): Promise<void> {
  const { db, clock, log, storage, outboxChanged } = context;
  const lanes = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    await storage.usable(signal);
    try {
      const due = (await dueMails(db, clock(), 500)).filter(({ accountId }) => !lanes.has(accountId));
      for (const [accountId, mails] of Map.groupBy(due, ({ accountId }) => accountId)) {
        const lane = deliverInOrder(mails, context, signal)
          .catch((error) => log.error({ err: error, accountId }, 'Delivering failed; it is tried again'))
          .finally(() => {
            lanes.delete(accountId);
            outboxChanged.ring();
          });
        lanes.set(accountId, lane);
      }
      const next = await nextDueAt(db, [...lanes.keys()]);
      const wait = next === null ? longestWait : Math.min(longestWait, Math.max(shortestWait, next - clock()));
      await outboxChanged.wait(signal, wait);
    } catch (error) {
      log.error({ err: error }, 'The outbox could not be read; trying again in five seconds');
      await outboxChanged.wait(signal, 5000);
    }
  }
  await Promise.all(lanes.values());
}

const longestWait = 60_000;
const shortestWait = 50;

async function deliverInOrder(
  mails: readonly QueuedMail[],
  context: DeliveryContext,
  signal: AbortSignal,
): Promise<void> {
  for (const mail of mails) if (!signal.aborted) await deliver(mail, context);
}

async function deliver(mail: QueuedMail, context: DeliveryContext): Promise<void> {
  const { db, clock } = context;
  if (!(await beginAttempt(db, mail.messageId))) return;
  let dataStarted = false;
  let endpoint: Endpoint | null = null;
  let serverWords: string;
  try {
    const account = await findAccount(db, mail.accountId);
    if (account === null) throw new StageError('sign-in', Object.assign(new Error('Removed'), { code: 'ENOPASSWORD' }));
    endpoint = endpointOf('outgoing', account, await context.secretsOf(account.id));
    const submission = await openSubmission(endpoint, context.network, context.cutOff);
    try {
      const sent = await submission.send(mail.envelope, mail.raw, async () => {
        dataStarted = true;
        await markDataStarted(db, mail.messageId, clock());
      });
      const refused = sent.refused.map(({ address, serverWords }) => `${address}: ${serverWords}`);
      serverWords = redact([sent.serverWords, ...refused].join('\n'), secretsIn(endpoint));
    } finally {
      submission.close();
    }
  } catch (error) {
    if (error instanceof StageError && error.stage === 'sign-in') endpoint?.bearer?.refused();
    await settleFailure(mail, error, dataStarted, endpoint === null ? [] : secretsIn(endpoint), context);
    return;
  }
  // Out of the try: whatever fails from here on, the server has the mail.
  await settle(mail, { state: 'sent', serverWords, cause: null, nextAttemptAt: null }, context);
  await recordRecovery(db, mail.accountId, 'outgoing', clock());
}

async function settleFailure(
  mail: QueuedMail,
  error: unknown,
  dataStarted: boolean,
  secrets: readonly string[],
  context: DeliveryContext,
): Promise<void> {
  const { db, clock, log } = context;
  const [stage, cause] = error instanceof StageError ? [error.stage, error.cause] : (['send', error] as const);
  const failure = failureOf('outgoing', stage, cause, secrets);
  const { code } = explain(failure);
  log.warn(
    { accountId: mail.accountId, messageId: mail.messageId, stage, cause: code, smtp: failure.reply },
    'A reply was not delivered',
  );
  await recordError(db, mail.accountId, { side: 'outgoing', stage, code, serverWords: failure.words }, clock());
  const outcome = outcomeOf(failure, dataStarted);
  const nextAttemptAt = outcome === 'deferred' ? nextTryAt(mail.attempts + 1, clock()) : null;
  const state = outcome === 'deferred' && nextAttemptAt === null ? 'failed' : outcome;
  await settle(mail, { state, serverWords: failure.words, cause: code, nextAttemptAt }, context);
}

async function settle(
  { messageId, ticketId }: QueuedMail,
  result: Parameters<typeof endAttempt>[2],
  { db, clock, feedChanged }: DeliveryContext,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await endAttempt(trx, messageId, result);
    await appendEvent(trx, { type: `reply.${result.state}`, ticketId, messageId }, clock());
  });
  feedChanged.ring();
}
