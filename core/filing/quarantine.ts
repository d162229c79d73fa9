import { recordError } from '../store/account-errors.ts';
import { appendEvent } from '../store/events.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { giveVerdict, type WaitingMail } from '../store/verdicts.ts';
import type { Clock } from '../work/clock.ts';

/**
 * A mail that cannot be filed, and why: kept raw, shown among the account's errors, tried again on request and by the
 * next version; the next mail goes on.
 */
export async function quarantine(
  { id, accountId }: WaitingMail,
  reason: string,
  { db, clock }: { db: CoreDatabase; clock: Clock },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await giveVerdict(trx, id, 'quarantined', { reason });
    const error = { side: 'incoming', stage: 'read', code: 'mail-unreadable', serverWords: '' } as const;
    await recordError(trx, accountId, { ...error, mails: 1 }, clock());
    await appendEvent(trx, { type: 'mail.quarantined', accountId, mailId: id, reason }, clock());
  });
}
