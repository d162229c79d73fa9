import type { DriftState } from '../account/drift.ts';
import type { CoreQueries } from './schema.ts';

/** Null before the first look. */
export async function driftOf(db: CoreQueries, accountId: string): Promise<DriftState | null> {
  const row = await db.selectFrom('drift').select('state_json').where('account_id', '=', accountId).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.state_json) as DriftState);
}

export async function keepDrift(db: CoreQueries, accountId: string, state: DriftState, at: number): Promise<void> {
  const looked = { checked_at: at, state_json: JSON.stringify(state) };
  await db
    .insertInto('drift')
    .values({ account_id: accountId, ...looked })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(looked))
    .execute();
}

/** The account had its turn, and nothing could be seen: what was known of it stays. */
export async function noteNoLook(db: CoreQueries, accountId: string, at: number): Promise<void> {
  const nothing: DriftState = { capabilities: [], host: '', told: {} };
  await db
    .insertInto('drift')
    .values({ account_id: accountId, checked_at: at, state_json: JSON.stringify(nothing) })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ checked_at: at }))
    .execute();
}

/**
 * The active account that receives mail and was looked at longest ago, before `before`; or one that never was, and was added
 * before `addedBefore`. Null: none is due.
 */
export async function nextToLookAt(
  db: CoreQueries,
  { before, addedBefore }: { before: number; addedBefore: number },
): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .leftJoin('drift', 'drift.account_id', 'account.id')
    .select('account.id')
    .where('account.removed_at', 'is', null)
    .where('account.active', '=', 1)
    .where('account.state', '=', 'online')
    .where((eb) =>
      eb.or([
        eb('drift.checked_at', '<=', before),
        eb.and([eb('drift.checked_at', 'is', null), eb('account.created_at', '<=', addedBefore)]),
      ]),
    )
    .orderBy('drift.checked_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Of the account's latest mails that did not come with the backlog: how much later we took each in than its server. */
export async function arrivalDelays(db: CoreQueries, accountId: string, since: number): Promise<number[]> {
  const rows = await db
    .selectFrom('mail')
    .select(['received_at', 'internal_date'])
    .where('id', '>', (eb) =>
      // The latest thousand of all accounts: no index is asked for.
      eb.selectFrom('mail as last').select((inner) => inner(inner.fn.max('last.id'), '-', inner.lit(1000)).as('id')),
    )
    .where('account_id', '=', accountId)
    .where('backlog', '=', 0)
    .where('received_at', '>=', since)
    .execute();
  return rows.flatMap(({ received_at, internal_date }) =>
    internal_date === null ? [] : [received_at - internal_date],
  );
}
