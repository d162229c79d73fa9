import { latestOwnMail } from '../store/own-mail.ts';
import type { CoreQueries } from '../store/schema.ts';
import { readSentMail, type SentMail } from './sent-mail.ts';

/** The latest mail of ours that came back to the account; null: none did. */
export async function sentMailOf(db: CoreQueries, accountId: string): Promise<SentMail | null> {
  const own = await latestOwnMail(db, accountId);
  return own === null ? null : readSentMail(own.bytes, own.receivedAt);
}
