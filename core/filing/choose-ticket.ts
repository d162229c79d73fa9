import type { Account } from '../account/account.ts';
import { followUpOf } from '../store/catalogue.ts';
import { mergeTickets } from '../store/merge-tickets.ts';
import { subjectsOf } from '../store/messages.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { participantsOf } from '../store/thread-ids.ts';
import { linksOf } from '../store/ticket-links.ts';
import { findTicket, openFollowers } from '../store/tickets.ts';
import { taggedTickets } from '../ticket/base-subject.ts';
import { areColleagues } from '../ticket/colleagues.ts';
import { followUp } from '../ticket/follow-up.ts';
import { type Match, matchTicket } from '../ticket/match-ticket.ts';
import { isOtherSubject } from '../ticket/other-subject.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { WhyThisTicket } from '../ticket/why-this-ticket.ts';
import type { Deciding } from './filing-context.ts';
import { candidatesFor, isOwnAddress } from './find-candidates.ts';
import type { IncomingMail } from './read-incoming.ts';

/** The ticket that a mail goes into, or the new one that it opens. */
export type Choice =
  | { ticketId: number; sameConversation?: readonly number[]; reopens: boolean; why: WhyThisTicket }
  | { ticketId: null; why: WhyThisTicket; link: { kind: 'follows' | 'refers'; ticket: Ticket } | null };

/** Decides where a mail goes, and changes nothing. */
export async function chooseTicket(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  context: Deciding,
  at: number,
): Promise<Choice> {
  const candidates = await candidatesFor(trx, mail, account, context);
  const match = matchTicket(candidates, { isOwnAddress: isOwnAddress(mail, account) });
  const { why } = match;
  const ticket = match.ticketId === null ? null : await findTicket(trx, match.ticketId);
  if (ticket === null) {
    const referred = match.refersTo === null ? null : await findTicket(trx, match.refersTo);
    return { ticketId: null, why, link: referred === null ? null : { kind: 'refers', ticket: referred } };
  }
  const otherSubject = await hasOtherSubject(trx, mail, ticket);
  const { closedAt } = ticket;
  const isBounce = mail.bounce !== null;
  const answersItself = mail.automatic?.kind === 'reply' || mail.automatic?.kind === 'receipt';
  const continuation = { closed: ticket.status === 'closed', closedAt, otherSubject, answersItself, isBounce };
  const todo = followUp(continuation, await followUpOf(trx, ticket.groupId), at);
  if (typeof todo === 'string') {
    const { sameConversation } = match;
    return { ticketId: ticket.id, sameConversation, reopens: todo === 'reopen', why };
  }
  const instead = { ...why, insteadOf: { ticketId: ticket.id, because: todo.newTicketBecause } };
  const follower = await followerFor(trx, mail, ticket, match);
  return follower === null
    ? { ticketId: null, why: instead, link: { kind: 'follows', ticket } }
    : { ticketId: follower.id, reopens: false, why: instead };
}

/**
 * The ticket that a mail joins. One that shows several tickets to be one conversation, as answers to it came in before
 * it, merges them first: the oldest stays. What people have linked or split they want apart.
 */
export async function joinTicket(
  trx: CoreTransaction,
  { ticketId, sameConversation = [] }: Extract<Choice, { ticketId: number }>,
  at: number,
): Promise<number> {
  let stays = ticketId;
  for (const other of sameConversation.toSorted((a, b) => a - b)) {
    if ((await linksOf(trx, other)).some((link) => link.ticketId === stays)) continue;
    const [intoId, fromId] = other < stays ? [other, stays] : [stays, other];
    await mergeTickets(trx, { fromId, intoId, actorId: null, at });
    stays = intoId;
  }
  return stays;
}

/** No mail of the ticket has a subject like this mail's, and its tag is gone from it too. */
async function hasOtherSubject(trx: CoreTransaction, mail: IncomingMail, ticket: Ticket): Promise<boolean> {
  if (!isOtherSubject(mail.subject, ticket.subject) || taggedTickets(mail.subject).includes(ticket.id)) return false;
  return (await subjectsOf(trx, ticket.id)).every((subject) => isOtherSubject(mail.subject, subject));
}

/** Whoever writes into an old thread once more has opened a new ticket the first time, or a colleague of theirs has. */
async function followerFor(
  trx: CoreTransaction,
  mail: IncomingMail,
  ticket: Ticket,
  { why }: Match,
): Promise<Ticket | null> {
  const sender = mail.from?.address.toLowerCase() ?? '';
  for (const follower of await openFollowers(trx, ticket.id)) {
    if (isOtherSubject(mail.subject, follower.subject)) continue;
    const participants = await participantsOf(trx, follower.id);
    if (participants.has(sender)) return follower;
    if (why.newcomer && [...participants].some((address) => areColleagues(address, sender))) return follower;
  }
  return null;
}
