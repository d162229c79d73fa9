import type { Logger } from 'pino';
import type { Network } from '../account/network.ts';
import { SealBroken, type Vault } from '../account/secrets.ts';
import { eventsBehind } from '../store/events.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Storage } from '../store/storage.ts';
import {
  changeWebhook,
  deleteDeadLetter,
  findWebhook,
  insertDeadLetter,
  listDeadLetters,
  listWebhooks,
  secretOfWebhook,
} from '../store/webhooks.ts';
import { outwardEvent } from '../ticket/outward-event.ts';
import type { TicketEvent } from '../ticket/ticket-event.ts';
import type { Webhook } from '../webhook.ts';
import { type Bell, createBell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { type Answer, type NoAnswer, post } from './post.ts';
import { signedHeaders } from './signature.ts';

export interface WebhookContext {
  db: CoreDatabase;
  vault: Vault;
  network: Network;
  clock: Clock;
  log: Logger;
  storage: Storage;
  /** Rung when an event was written, or a webhook changed. */
  webhooksDue: Bell;
  /** Aborts once a delivery in flight may no longer be waited for. */
  cutOff: AbortSignal;
  /** Milliseconds until the next try after so many in vain; null: none. */
  pauseAfter?: (tries: number) => number | null;
}

/**
 * Tells webhooks of events until `signal` aborts: each in order, at least once, from the place that is remembered for it.
 * One that keeps us waiting holds up no other. What cannot be delivered in all its tries becomes a dead letter, and the
 * next event follows.
 */
export async function deliverWebhooks(context: WebhookContext, signal: AbortSignal): Promise<void> {
  const { db, clock, log, storage, webhooksDue } = context;
  const lanes = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    await storage.usable(signal);
    try {
      let next = longestWait;
      for (const { id, active, nextTryAt } of await listWebhooks(db)) {
        if (!active || lanes.has(id)) continue;
        const due = (nextTryAt ?? 0) - clock();
        if (due > 0) next = Math.min(next, due);
        else if (await hasWork(id, context)) {
          const lane = deliverInOrder(id, context, signal)
            .catch(async (error) => {
              log.error({ err: error, webhookId: id }, 'A webhook failed; it is tried again in five seconds');
              // Nothing else would keep it from the next try at once, and that from the one after it.
              await createBell().wait(signal, 5000);
            })
            .finally(() => {
              lanes.delete(id);
              webhooksDue.ring();
            });
          lanes.set(id, lane);
        }
      }
      await webhooksDue.wait(signal, next);
    } catch (error) {
      log.error({ err: error }, 'Webhooks could not be read; trying again in five seconds');
      await webhooksDue.wait(signal, 5000);
    }
  }
  await Promise.all(lanes.values());
}

const longestWait = 60_000;
/** Milliseconds that a receiver has for its answer. */
const answersWithin = 15_000;
/** Nothing is done with what it says. */
const answerAtMost = 1024;
const eventsAtOnce = 200;

/** About sixteen hours in ten tries, each up to a fifth sooner or later. */
export function pauseOfWebhook(tries: number, random: () => number = Math.random): number | null {
  const seconds = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800][tries - 1];
  return seconds === undefined ? null : Math.round(seconds * 1000 * (0.8 + 0.4 * random()));
}

/** No receiver is waited for longer because it says so. */
const longestRetryAfter = 3_600_000;

async function hasWork(id: string, { db }: WebhookContext): Promise<boolean> {
  const webhook = await findWebhook(db, id);
  if (webhook === null) return false;
  if ((await listDeadLetters(db, id, { limit: 1, waiting: true })).length > 0) return true;
  return (await eventsBehind(db, webhook.position, 1)).length > 0;
}

/** Until there is nothing more to tell, or a try was in vain. */
async function deliverInOrder(id: string, context: WebhookContext, signal: AbortSignal): Promise<void> {
  const { db, clock, storage } = context;
  while (!signal.aborted && storage.trouble() === null) {
    const webhook = await findWebhook(db, id);
    if (webhook === null || !webhook.active || (webhook.nextTryAt ?? 0) > clock()) return;
    const [letter] = await listDeadLetters(db, id, { limit: 1, waiting: true });
    if (letter !== undefined) {
      await tryAgain(webhook, letter.sequence, context);
      continue;
    }
    const events = await eventsBehind(db, webhook.position, eventsAtOnce);
    const wanted = events.find(({ type }) => webhook.types.length === 0 || webhook.types.includes(type));
    const passedOver = wanted === undefined ? events.at(-1)?.sequence : undefined;
    if (wanted !== undefined) await tell(webhook, wanted, context);
    else if (passedOver !== undefined) await changeWebhook(db, id, { position: passedOver }, webhook.position);
    else return;
  }
}

/** The next event. */
async function tell(webhook: Webhook, event: TicketEvent, context: WebhookContext): Promise<void> {
  const { db, clock, log, pauseAfter = pauseOfWebhook } = context;
  const answer = await send(webhook, event, context);
  if (answer === null) return;
  const { id, position, attempts } = webhook;
  const outcome = outcomeOf(answer);
  const at = clock();
  if (isTaken(answer)) {
    const done = { position: event.sequence, attempts: 0, nextTryAt: null, lastDeliveredAt: at, lastOutcome: outcome };
    await changeWebhook(db, id, done, position);
    return;
  }
  log.warn(
    { webhookId: id, sequence: event.sequence, outcome, tries: attempts + 1 },
    'A webhook did not take an event',
  );
  if (isGone(answer)) return disable(id, outcome, context);
  const pause = pauseAfter(attempts + 1);
  if (pause !== null) {
    const asked = typeof answer === 'object' ? Math.min(answer.retryAfter ?? 0, longestRetryAfter) : 0;
    const nextTryAt = at + Math.max(pause, asked);
    await changeWebhook(db, id, { attempts: attempts + 1, nextTryAt, lastOutcome: outcome }, position);
    return;
  }
  await db.transaction().execute(async (trx) => {
    const givenUp = { position: event.sequence, attempts: 0, nextTryAt: null, lastOutcome: outcome };
    if (!(await changeWebhook(trx, id, givenUp, position))) return;
    await insertDeadLetter(trx, id, { sequence: event.sequence, outcome, at });
  });
}

/** A dead letter, once more. */
async function tryAgain(webhook: Webhook, sequence: number, context: WebhookContext): Promise<void> {
  const { db, clock } = context;
  const [event] = await eventsBehind(db, sequence - 1, 1);
  if (event?.sequence !== sequence) return deleteDeadLetter(db, webhook.id, sequence);
  const answer = await send(webhook, event, context);
  if (answer === null) return;
  const outcome = outcomeOf(answer);
  const at = clock();
  if (isTaken(answer)) {
    await deleteDeadLetter(db, webhook.id, sequence);
    await changeWebhook(db, webhook.id, { lastDeliveredAt: at, lastOutcome: outcome });
    return;
  }
  await insertDeadLetter(db, webhook.id, { sequence, outcome, at });
  if (isGone(answer)) await disable(webhook.id, outcome, context);
}

/** Null where we were cut off ourselves: that is no failure of the receiver's. */
async function send(
  { id, url }: Webhook,
  event: TicketEvent,
  { db, vault, network, clock, cutOff }: WebhookContext,
): Promise<Answer | NoAnswer | 'no-secret' | null> {
  const body = JSON.stringify(outwardEvent(event));
  let secret: string;
  try {
    secret = await secretOfWebhook(db, vault, id);
  } catch (error) {
    if (error instanceof SealBroken) return 'no-secret';
    throw error;
  }
  const headers = signedHeaders(`evt_${event.sequence}`, body, secret, clock());
  const answer = await post(url, body, headers, { network, within: answersWithin, answerAtMost, signal: cutOff });
  return cutOff.aborted && typeof answer === 'string' ? null : answer;
}

type Outcome = Answer | NoAnswer | 'no-secret';

const outcomeOf = (answer: Outcome) => (typeof answer === 'string' ? answer : String(answer.status));
const isTaken = (answer: Outcome) => typeof answer === 'object' && answer.status >= 200 && answer.status < 300;
const isGone = (answer: Outcome) => typeof answer === 'object' && answer.status === 410;

async function disable(id: string, outcome: string, { db }: WebhookContext): Promise<void> {
  await changeWebhook(db, id, { active: false, disabledBecause: 'gone', nextTryAt: null, lastOutcome: outcome });
}
