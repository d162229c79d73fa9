import type { ReadMail } from '../message/message.ts';

/** What a mail answers: the mail that bounced, In-Reply-To, then References from the newest; 100 of them at most. */
export function referredIds(mail: Pick<ReadMail, 'messageId' | 'bounce' | 'inReplyTo' | 'references'>): string[] {
  const bounced = mail.bounce?.originalMessageId ?? null;
  const ids = [...(bounced === null ? [] : [bounced]), ...mail.inReplyTo, ...mail.references.toReversed()];
  return [...new Set(ids)].filter((id) => id !== mail.messageId).slice(0, 100);
}
