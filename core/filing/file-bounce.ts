import type { Account } from '../account/account.ts';
import { answerByMessageId, noteBounce } from '../store/bounces.ts';
import { appendEvent } from '../store/events.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { setStatus, touchTicket } from '../store/tickets.ts';
import { ticketOfOwnMessageId } from '../ticket/own-message-id.ts';
import type { Choice } from './choose-ticket.ts';
import type { Deciding } from './filing-context.ts';
import type { IncomingMail } from './read-incoming.ts';

/** An answer of ours that a mail reports on. */
export interface BouncedAnswer {
  id: number;
  ticketId: number;
  /** Its Message-ID, which we signed. */
  messageId: string;
}

/**
 * The answer that a bounce is about; null for any other mail, and for a bounce that names no mail of ours. The name must
 * be a Message-ID that we signed: anybody can send something that looks like a bounce, but only whoever had our mail in
 * hands knows its name.
 */
export async function bouncedAnswer(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  { signingKey }: Pick<Deciding, 'signingKey'>,
): Promise<BouncedAnswer | null> {
  const messageId = mail.bounce?.originalMessageId ?? null;
  if (messageId === null || ticketOfOwnMessageId(messageId, signingKey) === null) return null;
  const answer = await answerByMessageId(trx, account.id, messageId);
  return answer === null ? null : { ...answer, messageId };
}

/** Where a bounce goes: to the answer that it is about, wherever that is now, or nowhere. */
export function choiceOfBounce(answer: BouncedAnswer | null): Choice {
  const undecided = { insteadOf: null, newcomer: false, refused: [], moves: [] };
  if (answer === null) return { ticketId: null, why: { rule: 'new', evidence: null, ...undecided }, link: null };
  const { ticketId, messageId } = answer;
  return { ticketId, reopens: false, why: { rule: 'bounced-mail', evidence: messageId, ...undecided } };
}

/**
 * What a bounce changes, once its message stands in the ticket: the answer counts as bounced or delayed, and a closed
 * ticket whose answer will never arrive is open again.
 */
export async function settleBounce(
  trx: CoreTransaction,
  mail: IncomingMail,
  answer: BouncedAnswer,
  bounceId: number,
  at: number,
): Promise<void> {
  const { bounce } = mail;
  if (bounce === null) return;
  const { ticketId } = answer;
  await noteBounce(trx, answer.id, bounce);
  if (bounce.permanent && (await setStatus(trx, ticketId, 'open', at))) {
    await appendEvent(trx, { type: 'ticket.reopened', ticketId, actorId: null }, at);
  }
  await touchTicket(trx, ticketId, at);
  const { recipient, status, permanent } = bounce;
  const event = { type: 'reply.bounced', ticketId, messageId: answer.id, bounceId } as const;
  await appendEvent(trx, { ...event, recipient, status, permanent }, at);
}
