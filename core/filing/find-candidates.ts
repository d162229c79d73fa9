import type { Account } from '../account/account.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { findTicket, participantsOf, ticketsOfIds } from '../store/tickets.ts';
import type { Candidate } from '../ticket/match-ticket.ts';
import { testTicketId, ticketOfOwnMessageId } from '../ticket/own-message-id.ts';
import type { FilingContext } from './filing-context.ts';
import type { IncomingMail } from './read-incoming.ts';

/** Our own mail come back: a copy of an answer in the watched folder, or the mail that a test sent. */
export async function isOwn(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  { signingKey }: FilingContext,
): Promise<boolean> {
  const ticketId = mail.messageId === null ? null : ticketOfOwnMessageId(mail.messageId, signingKey);
  if (ticketId === null || mail.from?.address.toLowerCase() !== account.address.toLowerCase()) return false;
  return ticketId === testTicketId || (await findTicket(trx, ticketId))?.accountId === account.id;
}

/** The account's tickets that a mail names, in the order in which matchTicket wants them. */
export async function candidatesFor(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  { signingKey }: FilingContext,
): Promise<Candidate[]> {
  const ids = referredIds(mail);
  const known = await ticketsOfIds(trx, account.id, ids);
  const sender = mail.from?.address.toLowerCase() ?? '';
  const candidates: Candidate[] = [];
  for (const headerId of ids) {
    const signedFor = ticketOfOwnMessageId(headerId, signingKey);
    const ticketId = signedFor ?? known.get(headerId);
    if (ticketId === undefined) continue;
    const ticket = await findTicket(trx, ticketId);
    if (ticket?.accountId !== account.id) continue;
    const participants = await participantsOf(trx, ticketId);
    participants.delete(account.address.toLowerCase());
    candidates.push({
      ticketId,
      headerId,
      ownAndSigned: signedFor !== null,
      senderTakesPart: sender !== '' && participants.has(sender),
    });
  }
  return candidates;
}

/** Every ID of a mail leads to its ticket, so that replies which arrive out of order join too. */
export function idsOf(mail: IncomingMail): string[] {
  return [...new Set([...(mail.messageId === null ? [] : [mail.messageId]), ...referredIds(mail)])];
}

/** What a mail answers: the mail that bounced, In-Reply-To, then References from the newest; 100 of them at most. */
function referredIds(mail: IncomingMail): string[] {
  const bounced = mail.bounce?.originalMessageId ?? null;
  const ids = [...(bounced === null ? [] : [bounced]), ...mail.inReplyTo, ...mail.references.toReversed()];
  return [...new Set(ids)].slice(0, 100);
}
