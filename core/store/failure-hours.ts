import { hourOf } from './account-activity.ts';
import type { CoreQueries } from './schema.ts';

/** What is older is not shown any more: 14 days, and the one that began before them. */
const hoursKept = 15 * 24;

/** Counts a failure of an account, and forgets what is too old to be shown. */
export async function countFailure(db: CoreQueries, accountId: string, at: number): Promise<void> {
  const hour = hourOf(at);
  await db
    .insertInto('failure_hour')
    .values({ account_id: accountId, hour, failures: 1 })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'hour']).doUpdateSet((eb) => ({ failures: eb('failure_hour.failures', '+', 1) })),
    )
    .execute();
  await db
    .deleteFrom('failure_hour')
    .where('account_id', '=', accountId)
    .where('hour', '<', hour - hoursKept)
    .execute();
}
