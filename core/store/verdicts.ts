import { hotStatement } from './hot-statement.ts';
import type { CoreQueries } from './schema.ts';

/** A mail that waits to be filed. */
export interface WaitingMail {
  id: number;
  accountId: string;
  internalDate: number | null;
  receivedAt: number;
  backlog: boolean;
  /** Of `bytes`. */
  size: number;
  /** The whole mail's size where `bytes` is only its beginning. */
  leftSize: number | null;
}

/** One with its bytes at hand. */
export interface ReceivedMail extends WaitingMail {
  bytes: Uint8Array;
}

/** The oldest mails without a verdict behind the one with the id `after`: up to `limit`, of about `bytes` together. */
export async function mailsToFile(db: CoreQueries, after: number, limit: number, bytes: number): Promise<number[]> {
  const waiting = await nextWaiting(db, { after, limit });
  let total = 0;
  const fitting = waiting.filter(({ size }, index) => {
    total += size;
    return index === 0 || total <= bytes;
  });
  return fitting.map(({ id }) => id);
}

const nextWaiting = hotStatement((db, { after, limit }: { after: number; limit: number }) =>
  db
    .selectFrom('mail')
    .select(['id', 'size'])
    .where('verdict', '=', 'received')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
);

/** Those of the mails that still wait to be filed, oldest first. */
export async function receivedMails(db: CoreQueries, ids: readonly number[]): Promise<ReceivedMail[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('mail')
    .innerJoin('raw_mail', 'raw_mail.mail_id', 'mail.id')
    .select(['mail.id', 'account_id', 'internal_date', 'received_at', 'backlog', 'size', 'left_size', 'raw_mail.bytes'])
    .where('mail.id', 'in', ids)
    .where('verdict', '=', 'received')
    .orderBy('mail.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    internalDate: row.internal_date,
    receivedAt: row.received_at,
    backlog: row.backlog === 1,
    size: row.size,
    leftSize: row.left_size,
    bytes: row.bytes,
  }));
}

export type FinalVerdict = 'opened' | 'appended' | 'ignored' | 'quarantined' | 'left';

export async function giveVerdict(
  db: CoreQueries,
  mailId: number,
  verdict: FinalVerdict,
  detail: { reason?: string; messageId?: number } = {},
): Promise<void> {
  await setVerdict(db, { mailId, verdict, reason: detail.reason ?? null, messageId: detail.messageId ?? null });
}

interface SetVerdict {
  mailId: number;
  verdict: FinalVerdict;
  reason: string | null;
  messageId: number | null;
}

const setVerdict = hotStatement((db, { mailId, verdict, reason, messageId }: SetVerdict) =>
  db.updateTable('mail').set({ verdict, reason, message_id: messageId }).where('id', '=', mailId),
);

/** Newest first. */
export async function quarantinedMails(db: CoreQueries, accountId: string, limit: number) {
  const rows = await db
    .selectFrom('mail')
    .select(['id', 'reason', 'size', 'received_at'])
    .where('account_id', '=', accountId)
    .where('verdict', '=', 'quarantined')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, reason, size, received_at }) => ({
    mailId: id,
    reason: reason ?? '',
    size,
    receivedAt: received_at,
  }));
}

/** Lets quarantined mails be filed again: of one account, or of all. Their ids. */
export async function releaseQuarantined(db: CoreQueries, accountId?: string): Promise<number[]> {
  const released = await db
    .updateTable('mail')
    .set({ verdict: 'received', reason: null })
    .where('verdict', '=', 'quarantined')
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .returning('id')
    .execute();
  return released.map(({ id }) => id);
}

/** How many of these mails have got a verdict other than quarantine. */
export async function countFiled(db: CoreQueries, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where('id', 'in', ids)
    .where('verdict', 'not in', ['received', 'quarantined'])
    .execute();
  return rows.length;
}

/** Rows of the account by verdict and, of the ignored ones, by reason. */
export async function countVerdicts(db: CoreQueries, accountId: string) {
  return db
    .selectFrom('mail')
    .select(['verdict', 'reason', (eb) => eb.fn.countAll<number>().as('mails')])
    .where('account_id', '=', accountId)
    .groupBy(['verdict', 'reason'])
    .execute();
}
