import { createHash } from 'node:crypto';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import type { CoreDatabase, CoreQueries } from './schema.ts';

/** A folder of an account under one UIDVALIDITY: where a mail's UID means something. */
export interface MailSource {
  accountId: string;
  /** See Mailbox.source. */
  folder: string;
  uidValidity: string;
}

/** From which UID on the mails of this source are ours; null where we see it for the first time. */
export async function firstUidOf(db: CoreQueries, source: MailSource): Promise<number | null> {
  const row = await db
    .selectFrom('mailbox')
    .select('first_uid')
    .where((eb) => eb.and(columnsOf(source)))
    .executeTakeFirst();
  return row?.first_uid ?? null;
}

/** Whether the account has ever been received from, at whatever source. */
export async function hasReceived(db: CoreQueries, accountId: string): Promise<boolean> {
  const row = await db.selectFrom('mailbox').select('folder').where('account_id', '=', accountId).executeTakeFirst();
  return row !== undefined;
}

export async function beginSource(db: CoreQueries, source: MailSource, firstUid: number, at: number): Promise<void> {
  await db
    .insertInto('mailbox')
    .values({ ...columnsOf(source), first_uid: firstUid, opened_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The UIDs from `firstUid` on that have a row. */
export async function knownUids(db: CoreQueries, source: MailSource, firstUid: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('mail')
    .select('uid')
    .where((eb) => eb.and(columnsOf(source)))
    .where('uid', '>=', firstUid)
    .execute();
  return new Set(rows.map(({ uid }) => uid));
}

/** Keeps mails' bytes, durably, before anything reads them. One that has a row already keeps it. */
export async function keepRaw(
  db: CoreDatabase,
  source: MailSource,
  mails: readonly FetchedMail[],
  at: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const mail of mails) {
      const inserted = await trx
        .insertInto('mail')
        .values({
          ...rowOf(source, mail, at),
          size: mail.bytes.length,
          sha256: createHash('sha256').update(mail.bytes).digest('hex'),
          verdict: 'received',
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (inserted === undefined) continue;
      await trx.insertInto('raw_mail').values({ mail_id: inserted.id, bytes: mail.bytes }).execute();
    }
    await trx.updateTable('account').set({ last_mail_at: at }).where('id', '=', source.accountId).execute();
  });
}

/** Notes mails that are not fetched at all, and why. */
export async function ignoreListed(
  db: CoreQueries,
  source: MailSource,
  mails: readonly ListedMail[],
  reason: string,
  at: number,
): Promise<void> {
  for (const mail of mails) {
    await db
      .insertInto('mail')
      .values({ ...rowOf(source, mail, at), sha256: '', verdict: 'ignored', reason })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** A mail that waits to be filed. */
export interface ReceivedMail {
  id: number;
  accountId: string;
  internalDate: number;
  bytes: Uint8Array;
}

/** The oldest mails without a verdict. */
export async function mailsToFile(db: CoreQueries, limit: number): Promise<ReceivedMail[]> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('raw_mail', 'raw_mail.mail_id', 'mail.id')
    .select(['mail.id', 'mail.account_id', 'mail.internal_date', 'raw_mail.bytes'])
    .where('mail.verdict', '=', 'received')
    .orderBy('mail.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    internalDate: row.internal_date,
    bytes: row.bytes,
  }));
}

export type Verdict = 'opened' | 'appended' | 'ignored' | 'quarantined';

export async function giveVerdict(
  db: CoreQueries,
  mailId: number,
  verdict: Verdict,
  detail: { reason?: string; messageId?: number } = {},
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ verdict, reason: detail.reason ?? null, message_id: detail.messageId ?? null })
    .where('id', '=', mailId)
    .execute();
}

const columnsOf = ({ accountId, folder, uidValidity }: MailSource) => ({
  account_id: accountId,
  folder,
  uid_validity: uidValidity,
});

const rowOf = (source: MailSource, mail: ListedMail, at: number) => ({
  ...columnsOf(source),
  uid: mail.uid,
  size: mail.size,
  internal_date: mail.internalDate,
  received_at: at,
});
