import { type AccountHealth, daysShown, hoursShown } from '../account/account-health.ts';
import type { Side } from '../account/diagnosis.ts';
import type { CoreQueries } from './schema.ts';

const hourMs = 3_600_000;

export const hourOf = (at: number) => Math.floor(at / hourMs);

/** How every account has been doing up to `now`. A handful of queries, however many accounts and mails there are. */
export async function healthOfAll(
  db: CoreQueries,
  accountIds: readonly string[],
  now: number,
): Promise<AccountHealth[]> {
  const thisHour = hourOf(now);
  const mails = countsBy(await mailsByHour(db, thisHour - hoursShown + 1));
  const failures = countsBy(
    await db
      .selectFrom('failure_hour')
      .select(['account_id', 'hour', 'failures as count'])
      .where('hour', '>', thisHour - daysShown * 24)
      .execute(),
  );
  const latest = new Map((await latestErrors(db)).map((error) => [error.account_id, error]));
  return accountIds.map((accountId) => {
    const error = latest.get(accountId);
    const lastHours = (counts: Map<string, number>, hours: number) =>
      Array.from({ length: hours }, (_, i) => counts.get(`${accountId} ${thisHour - hours + 1 + i}`) ?? 0);
    const byHour = lastHours(failures, daysShown * 24);
    return {
      accountId,
      mails: lastHours(mails, hoursShown),
      failures: byHour.slice(-hoursShown),
      failuresByDay: Array.from({ length: daysShown }, (_, day) => sum(byHour.slice(day * 24, (day + 1) * 24))),
      lastError:
        error === undefined
          ? null
          : { code: error.code, side: error.side as Side, lastAt: error.last_at, recoveredAt: error.recovered_at },
    };
  });
}

interface HourCount {
  account_id: string;
  hour: number;
  count: number;
}

const countsBy = (rows: readonly HourCount[]) =>
  new Map(rows.map(({ account_id, hour, count }) => [`${account_id} ${hour}`, count]));

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Mails are numbered as they come: those of the last day stand behind one number, and need no index of their own. */
async function mailsByHour(db: CoreQueries, fromHour: number): Promise<HourCount[]> {
  const first = await firstMailSince(db, fromHour * hourMs);
  if (first === null) return [];
  return db
    .selectFrom('mail')
    .select((eb) => [
      'account_id',
      eb.cast<number>(eb('received_at', '/', hourMs), 'integer').as('hour'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('id', '>=', first)
    .where('backlog', '=', 0)
    .where('received_at', '>=', fromHour * hourMs)
    .groupBy(['account_id', 'hour'])
    .execute();
}

/** The number of the first mail received at `since` or later, found by halving; null where there is none. */
async function firstMailSince(db: CoreQueries, since: number): Promise<number | null> {
  const ends = await db
    .selectFrom('mail')
    .select((eb) => [eb.fn.min('id').as('lowest'), eb.fn.max('id').as('highest')])
    .executeTakeFirst();
  if (ends === undefined || ends.lowest === null || ends.highest === null) return null;
  let [low, high] = [ends.lowest, ends.highest + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const mail = await db
      .selectFrom('mail')
      .select(['id', 'received_at'])
      .where('id', '>=', middle)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (mail === undefined || mail.received_at >= since) high = middle;
    else low = mail.id + 1;
  }
  return low > ends.highest ? null : low;
}

/** One of each account. */
function latestErrors(db: CoreQueries) {
  return (
    db
      .selectFrom('account_error')
      .select(['account_id', 'code', 'side', 'recovered_at'])
      // SQLite takes the other columns from the row that holds the greatest: https://sqlite.org/lang_select.html#bareagg
      .select((eb) => eb.fn.max('last_at').as('last_at'))
      .groupBy('account_id')
      .execute()
  );
}
