import type { AccountError, Side } from '../account/diagnosis.ts';
import { explanationOf } from '../account/explain.ts';
import { countFailure } from './failure-hours.ts';
import type { CoreQueries } from './schema.ts';

/** What is kept of a failure: the cause's texts come from the catalogue by its code. */
export interface ErrorFacts {
  side: Side;
  stage: AccountError['stage'];
  code: string;
  serverWords: string;
  transcript?: readonly string[];
  /** How many mails it concerns; added up over repetitions. */
  mails?: number;
}

/** Adds a failure, or counts it up where the same one is still going on. */
export async function recordError(db: CoreQueries, accountId: string, error: ErrorFacts, at: number): Promise<void> {
  // What still works is no failure.
  if (error.stage !== 'drift') await countFailure(db, accountId, at);
  const going = await db
    .selectFrom('account_error')
    .select('id')
    .where('account_id', '=', accountId)
    .where('side', '=', error.side)
    .where('stage', '=', error.stage)
    .where('code', '=', error.code)
    .where('recovered_at', 'is', null)
    .executeTakeFirst();
  if (going !== undefined) {
    await db
      .updateTable('account_error')
      .set((eb) => ({
        last_at: at,
        server_words: error.serverWords,
        count: eb('count', '+', 1),
        mails_affected: eb('mails_affected', '+', error.mails ?? 0),
        ...(error.transcript === undefined ? {} : { transcript_json: JSON.stringify(error.transcript) }),
      }))
      .where('id', '=', going.id)
      .execute();
    return;
  }
  await db
    .insertInto('account_error')
    .values({
      account_id: accountId,
      side: error.side,
      stage: error.stage,
      code: error.code,
      server_words: error.serverWords,
      first_at: at,
      last_at: at,
      count: 1,
      mails_affected: error.mails ?? 0,
      transcript_json: JSON.stringify(error.transcript ?? []),
    })
    .execute();
}

/**
 * That side works again: its errors are over, but for mails that could not be read, which wait for a retry, and for what
 * will break.
 */
export async function recordRecovery(db: CoreQueries, accountId: string, side: Side, at: number): Promise<void> {
  await db
    .updateTable('account_error')
    .set({ recovered_at: at })
    .where('account_id', '=', accountId)
    .where('side', '=', side)
    .where('stage', 'not in', ['read', 'drift'])
    .where('recovered_at', 'is', null)
    .execute();
}

/** What that cause stood for is over. */
export async function recordRecoveryOf(
  db: CoreQueries,
  accountId: string,
  code: string,
  at: number,
  side?: Side,
): Promise<void> {
  await db
    .updateTable('account_error')
    .set({ recovered_at: at })
    .where('account_id', '=', accountId)
    .where('code', '=', code)
    .$if(side !== undefined, (query) => query.where('side', '=', side as Side))
    .where('recovered_at', 'is', null)
    .execute();
}

/** Nothing of the account is in quarantine any more. */
export async function recordAllRead(db: CoreQueries, accountId: string, at: number): Promise<void> {
  await db
    .updateTable('account_error')
    .set({ recovered_at: at })
    .where('account_id', '=', accountId)
    .where('stage', '=', 'read')
    .where('recovered_at', 'is', null)
    .execute();
}

/** Of one account, newest first; of all that are not removed, what goes on still before what has recovered. */
export async function listErrors(db: CoreQueries, accountId: string | null, limit: number): Promise<AccountError[]> {
  const rows = await db
    .selectFrom('account_error')
    .selectAll()
    .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
    .$if(accountId === null, (query) =>
      query
        .where((eb) =>
          eb('account_id', 'in', eb.selectFrom('account').select('account.id').where('account.removed_at', 'is', null)),
        )
        .orderBy((eb) => eb('recovered_at', 'is not', null)),
    )
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...explanationOf(row.code, row.side as Side, row.server_words),
    id: row.id,
    accountId: row.account_id,
    side: row.side as Side,
    stage: row.stage as AccountError['stage'],
    firstAt: row.first_at,
    lastAt: row.last_at,
    count: row.count,
    recoveredAt: row.recovered_at,
    mailsAffected: row.mails_affected,
    transcript: JSON.parse(row.transcript_json) as string[],
  }));
}
