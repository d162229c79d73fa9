import { randomUUID } from 'node:crypto';
import type { Network } from '../account/network.ts';
import type { Vault } from '../account/secrets.ts';
import type { Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { newSecret } from '../hooks/signature.ts';
import { latestSequence } from '../store/events.ts';
import type { CoreDatabase } from '../store/schema.ts';
import {
  changeWebhook,
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listDeadLetters,
  listWebhooks,
  redriveDeadLetters,
  secretOfWebhook,
  webhookByIdempotencyKey,
} from '../store/webhooks.ts';
import { type EventType, eventTypes } from '../ticket/outward-event.ts';
import type { Webhook } from '../webhook.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { checkedHookUrl } from './checked-hook-url.ts';
import { requireSupervisor } from './permissions.ts';
import type { RecordChange } from './record-change.ts';

/** Addresses that are told of events. */
export function createWebhookDesk({
  db,
  vault,
  network,
  clock,
  webhooksDue,
  record,
}: {
  db: CoreDatabase;
  vault: Vault;
  network: Network;
  clock: Clock;
  webhooksDue: Bell;
  record: RecordChange;
}): Desk['webhooks'] {
  return {
    async list(actor) {
      requireSupervisor(actor, 'webhooks:write');
      return listWebhooks(db);
    },
    async get(actor, id) {
      requireSupervisor(actor, 'webhooks:write');
      return existing(db, id);
    },
    async add(actor, { url, types, idempotencyKey }) {
      requireSupervisor(actor, 'webhooks:write');
      if ((await webhookByIdempotencyKey(db, idempotencyKey)) === null) {
        const checked = await checkedHookUrl(url, network);
        const wanted = checkedTypes(types);
        if ((await listWebhooks(db)).length >= webhooksAtMost) throw refusal('url', 'too-many');
        const facts = { id: randomUUID(), url: checked, types: wanted, secret: newSecret(), createdBy: actor.id };
        const position = await latestSequence(db);
        await db.transaction().execute(async (trx) => {
          const isNew = await insertWebhook(trx, vault, { ...facts, position, createdAt: clock(), idempotencyKey });
          if (isNew) await record(trx, actor, { action: 'add', subject: subjectOf(facts), after: { types: wanted } });
        });
      }
      const webhook = await webhookByIdempotencyKey(db, idempotencyKey);
      if (webhook === null) throw new Error('The webhook was written but is not found');
      return { webhook, secret: await secretOfWebhook(db, vault, webhook.id) };
    },
    async remove(actor, id) {
      requireSupervisor(actor, 'webhooks:write');
      const webhook = await existing(db, id);
      await db.transaction().execute(async (trx) => {
        await deleteWebhook(trx, id);
        await record(trx, actor, { action: 'remove', subject: subjectOf(webhook), before: { types: webhook.types } });
      });
    },
    async activate(actor, id) {
      requireSupervisor(actor, 'webhooks:write');
      await existing(db, id);
      await changeWebhook(db, id, { active: true, disabledBecause: null, attempts: 0, nextTryAt: null });
      webhooksDue.ring();
      return existing(db, id);
    },
    async replay(actor, id, after) {
      requireSupervisor(actor, 'webhooks:write');
      await existing(db, id);
      const position = Math.min(after, await latestSequence(db));
      await changeWebhook(db, id, { position, attempts: 0, nextTryAt: null });
      webhooksDue.ring();
      return existing(db, id);
    },
    async deadLetters(actor, id, after, limit) {
      requireSupervisor(actor, 'webhooks:write');
      await existing(db, id);
      return listDeadLetters(db, id, { after, limit });
    },
    async redrive(actor, id, sequence) {
      requireSupervisor(actor, 'webhooks:write');
      await existing(db, id);
      const count = await redriveDeadLetters(db, id, sequence);
      await changeWebhook(db, id, { nextTryAt: null });
      webhooksDue.ring();
      return count;
    },
  };
}

/** By its host: the rest of the address may be as good as a password. */
const subjectOf = ({ id, url }: Pick<Webhook, 'id' | 'url'>) => ({
  kind: 'webhook' as const,
  id,
  name: new URL(url).host,
});

const webhooksAtMost = 20;

async function existing(db: CoreDatabase, id: string): Promise<Webhook> {
  const webhook = await findWebhook(db, id);
  if (webhook === null) throw new DeskError('unknown', 'There is no such webhook');
  return webhook;
}

function checkedTypes(types: readonly string[]): EventType[] {
  const known = eventTypes.filter((type) => types.includes(type));
  if (known.length !== new Set(types).size) throw refusal('types', 'unknown');
  return known;
}

function refusal(path: string, problem: string): DeskError {
  return new DeskError('invalid', `The webhook’s ${path} is ${problem}`, [{ path, problem }]);
}
