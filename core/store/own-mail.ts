import type { CoreQueries } from './schema.ts';

/** The latest mail of ours that came back to the account (the test sends one to itself), as it came; null: none did. */
export async function latestOwnMail(
  db: CoreQueries,
  accountId: string,
): Promise<{ bytes: Uint8Array; receivedAt: number } | null> {
  const row = await db
    .selectFrom('mail')
    .innerJoin('raw_mail', 'raw_mail.mail_id', 'mail.id')
    .select(['raw_mail.bytes', 'mail.received_at'])
    .where('mail.account_id', '=', accountId)
    .where('mail.verdict', '=', 'ignored')
    .where('mail.reason', '=', 'own-mail')
    .orderBy('mail.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { bytes: row.bytes, receivedAt: row.received_at };
}
