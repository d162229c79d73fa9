import type { Sent } from '@inbox-email/core/send/smtp-sender.ts';
import type { Reply } from '@inbox-email/core/ticket/compose-reply.ts';
import type { INodeExecutionData } from 'n8n-workflow';

/** What is told of a mail that the server took. `refused`: recipients whom it did not want. */
export function sentItem(
  ticket: { key: number; isNew: boolean; subject: string },
  { messageId, references, from, to, cc, subject, text, date }: Reply,
  { serverWords, refused }: Sent,
): INodeExecutionData[] {
  const inReplyTo = references.slice(-1);
  const message = { messageId, inReplyTo, references: [...references], date: date.toISOString(), subject, text };
  const people = { from: { ...from }, to: to.map((one) => ({ ...one })), cc: cc.map((one) => ({ ...one })) };
  return [
    { json: { event: 'message.sent', ticket, message: { ...message, ...people }, delivery: { serverWords, refused } } },
  ];
}
