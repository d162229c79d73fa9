import type { Selectable } from 'kysely';
import type { Vault } from '../account/secrets.ts';
import type { EventType } from '../ticket/outward-event.ts';
import type { DeadLetter, Webhook } from '../webhook.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

/** False where one with this key is there already. */
export async function insertWebhook(
  db: CoreQueries,
  vault: Vault,
  webhook: Pick<Webhook, 'id' | 'url' | 'types' | 'position' | 'createdAt'> & {
    secret: string;
    createdBy: string;
    idempotencyKey: string;
  },
): Promise<boolean> {
  const { id, url, types, position, createdAt, secret, createdBy, idempotencyKey } = webhook;
  const result = await db
    .insertInto('webhook')
    .values({
      ...{ id, url, types_json: JSON.stringify(types), secret: vault.seal(secret, placeOf(id)), active: 1, position },
      ...{ attempts: 0, created_at: createdAt, created_by: createdBy, idempotency_key: idempotencyKey },
    })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The oldest first. */
export async function listWebhooks(db: CoreQueries): Promise<Webhook[]> {
  return (await withDeadLetters(db).orderBy('created_at').orderBy('id').execute()).map(webhookOf);
}

export async function findWebhook(db: CoreQueries, id: string): Promise<Webhook | null> {
  const row = await withDeadLetters(db).where('webhook.id', '=', id).executeTakeFirst();
  return row === undefined ? null : webhookOf(row);
}

export async function webhookByIdempotencyKey(db: CoreQueries, key: string): Promise<Webhook | null> {
  const row = await withDeadLetters(db).where('idempotency_key', '=', key).executeTakeFirst();
  return row === undefined ? null : webhookOf(row);
}

/** @throws SealBroken */
export async function secretOfWebhook(db: CoreQueries, vault: Vault, id: string): Promise<string> {
  const { secret } = await db.selectFrom('webhook').select('secret').where('id', '=', id).executeTakeFirstOrThrow();
  return vault.open(secret, placeOf(id));
}

export async function deleteWebhook(db: CoreQueries, id: string): Promise<void> {
  await db.deleteFrom('dead_letter').where('webhook_id', '=', id).execute();
  await db.deleteFrom('webhook').where('id', '=', id).execute();
}

/** What a try changes. */
export type WebhookChange = Partial<
  Pick<
    Webhook,
    'position' | 'attempts' | 'nextTryAt' | 'lastDeliveredAt' | 'lastOutcome' | 'active' | 'disabledBecause'
  >
>;

/** `onlyAt`: while it still stands there. False where it does not, because somebody had it begin elsewhere meanwhile. */
export async function changeWebhook(
  db: CoreQueries,
  id: string,
  change: WebhookChange,
  onlyAt?: number,
): Promise<boolean> {
  const { position, attempts, nextTryAt, lastDeliveredAt, lastOutcome, active, disabledBecause } = change;
  const result = await db
    .updateTable('webhook')
    .set({
      ...(position !== undefined && { position }),
      ...(attempts !== undefined && { attempts }),
      ...(nextTryAt !== undefined && { next_try_at: nextTryAt }),
      ...(lastDeliveredAt !== undefined && { last_delivered_at: lastDeliveredAt }),
      ...(lastOutcome !== undefined && { last_outcome: lastOutcome }),
      ...(active !== undefined && { active: active ? 1 : 0 }),
      ...(disabledBecause !== undefined && { disabled_because: disabledBecause }),
    })
    .where('id', '=', id)
    .$if(onlyAt !== undefined, (query) => query.where('position', '=', onlyAt ?? 0))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertDeadLetter(
  db: CoreQueries,
  webhookId: string,
  { sequence, outcome, at }: Omit<DeadLetter, 'waiting'>,
): Promise<void> {
  const row = { outcome, at, waiting: 0 };
  await db
    .insertInto('dead_letter')
    .values({ webhook_id: webhookId, sequence, ...row })
    .onConflict((conflict) => conflict.columns(['webhook_id', 'sequence']).doUpdateSet(row))
    .execute();
}

/** The oldest event first. */
export async function listDeadLetters(
  db: CoreQueries,
  webhookId: string,
  { after = 0, limit, waiting }: { after?: number; limit: number; waiting?: boolean },
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom('dead_letter')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('sequence', '>', after)
    .$if(waiting !== undefined, (query) => query.where('waiting', '=', waiting ? 1 : 0))
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ sequence: row.sequence, outcome: row.outcome, at: row.at, waiting: row.waiting === 1 },
  }));
}

/** Of one event, or of all: to be tried once more. How many. */
export async function redriveDeadLetters(db: CoreQueries, webhookId: string, sequence?: number): Promise<number> {
  const result = await db
    .updateTable('dead_letter')
    .set({ waiting: 1 })
    .where('webhook_id', '=', webhookId)
    .$if(sequence !== undefined, (query) => query.where('sequence', '=', sequence ?? 0))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function deleteDeadLetter(db: CoreQueries, webhookId: string, sequence: number): Promise<void> {
  await db.deleteFrom('dead_letter').where('webhook_id', '=', webhookId).where('sequence', '=', sequence).execute();
}

function withDeadLetters(db: CoreQueries) {
  return db
    .selectFrom('webhook')
    .selectAll('webhook')
    .select((eb) =>
      eb
        .selectFrom('dead_letter')
        .select((count) => count.fn.countAll<number>().as('letters'))
        .whereRef('dead_letter.webhook_id', '=', 'webhook.id')
        .as('dead_letters'),
    );
}

function webhookOf(row: Selectable<CoreTables['webhook']> & { dead_letters: number | null }): Webhook {
  return {
    id: row.id,
    url: row.url,
    types: JSON.parse(row.types_json) as EventType[],
    active: row.active === 1,
    disabledBecause: row.disabled_because as Webhook['disabledBecause'],
    position: row.position,
    attempts: row.attempts,
    nextTryAt: row.next_try_at,
    lastDeliveredAt: row.last_delivered_at,
    lastOutcome: row.last_outcome,
    deadLetters: row.dead_letters ?? 0,
    createdAt: row.created_at,
  };
}

const placeOf = (id: string) => ({ table: 'webhook', id, field: 'secret' });
