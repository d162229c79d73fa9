import { baseSubject, withoutTags } from '../ticket/base-subject.ts';
import type { Message, Ticket } from '../ticket/ticket.ts';
import { appendEvent } from './events.ts';
import { moveMessages } from './merge-tickets.ts';
import type { CoreTransaction } from './schema.ts';
import { linkTickets } from './ticket-links.ts';
import { insertTicket } from './tickets.ts';

/**
 * Makes a new ticket of some mails of another, oldest first: answers to them arrive there. At least one stays behind.
 * The same `originKey` is refused by the database. Writes the event; returns the new ticket's id.
 */
export async function splitTicket(
  trx: CoreTransaction,
  { ticket, messages, originKey, actorId, at }: Split,
): Promise<number> {
  const [first] = messages;
  if (first === undefined) throw new Error('Nothing to split off');
  const writer = messages.find(({ direction }) => direction === 'incoming')?.from;
  const newTicketId = await insertTicket(trx, {
    ...{ accountId: ticket.accountId, groupId: ticket.groupId, ticketTypeId: ticket.ticketTypeId },
    ...{ priority: ticket.priority, assigneeId: ticket.assigneeId },
    subject: withoutTags(baseSubject(first.subject)) || ticket.subject,
    status: 'open',
    requester: writer ?? ticket.requester,
    openedAt: at,
    lastActivityAt: at,
    originKey,
  });
  const messageIds = messages.map(({ id }) => id);
  await moveMessages(trx, messageIds, { how: 'split', from: ticket.id, to: newTicketId, actorId, at });
  await linkTickets(trx, { ticketId: newTicketId, otherId: ticket.id, kind: 'split', at });
  await appendEvent(trx, { type: 'ticket.split', ticketId: ticket.id, newTicketId, messageIds, actorId }, at);
  return newTicketId;
}

interface Split {
  ticket: Ticket;
  messages: readonly Message[];
  originKey: string;
  actorId: string;
  at: number;
}
