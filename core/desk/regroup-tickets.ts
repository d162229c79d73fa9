import type { Actor, Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { mergeTickets } from '../store/merge-tickets.ts';
import { findMessage, messagesOf, whyOfMessage } from '../store/messages.ts';
import type { CoreDatabase, CoreTransaction } from '../store/schema.ts';
import { splitTicket } from '../store/split-ticket.ts';
import { linksOf } from '../store/ticket-links.ts';
import { currentTicket, findTicket, searchTickets, ticketByOrigin } from '../store/tickets.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { requireScope } from './permissions.ts';

interface RegroupingContext {
  db: CoreDatabase;
  clock: Clock;
  feedChanged: Bell;
}

type Regrouping = Pick<Desk['tickets'], 'why' | 'links' | 'mergeTargets' | 'merge' | 'split'>;

/** Which mails make a ticket, where a person knows better; and why each mail is where it is. */
export function createRegrouping({ db, clock, feedChanged }: RegroupingContext): Regrouping {
  return {
    async why(messageId) {
      if ((await findMessage(db, messageId)) === null) throw new DeskError('unknown', 'There is no such message');
      return whyOfMessage(db, messageId);
    },
    async links(ticketId) {
      await existing(db, ticketId);
      return linksOf(db, ticketId);
    },
    async mergeTargets(actor, ticketId, words, limit) {
      requireScope(actor, 'tickets:read');
      const { accountId } = await existing(db, ticketId);
      return searchTickets(db, { accountId, butNot: ticketId, words, limit });
    },
    async merge(actor, ticketId, intoTicketId) {
      requireScope(actor, 'tickets:write');
      const intoId = await db.transaction().execute((trx) => merge(trx, actor, ticketId, intoTicketId, clock()));
      feedChanged.ring();
      return existing(db, intoId);
    },
    async split(actor, ticketId, messageId, wish) {
      requireScope(actor, 'tickets:write');
      const newId = await db
        .transaction()
        .execute((trx) => split(trx, actor, { ticketId, messageId, ...wish }, clock()));
      feedChanged.ring();
      return existing(db, newId);
    },
  };
}

/** Returns the ticket that has the mails now. Asked for twice, it happens once. */
async function merge(
  trx: CoreTransaction,
  actor: Actor,
  ticketId: number,
  intoTicketId: number,
  at: number,
): Promise<number> {
  const from = await existing(trx, ticketId);
  const into = await currentTicket(trx, intoTicketId);
  if (into === null || into.accountId !== from.accountId) throw new DeskError('unknown', 'There is no such ticket');
  if (from.mergedInto === into.id) return into.id;
  if (from.mergedInto !== null) throw new DeskError('conflict', `#${from.id} was merged into #${from.mergedInto}`);
  if (into.id === from.id) {
    // Whoever merged the other one into this meanwhile has done it already, only the other way round.
    if (intoTicketId !== ticketId) throw new DeskError('conflict', `#${intoTicketId} was merged into #${ticketId}`);
    throw new DeskError('invalid', 'A ticket cannot be merged into itself', [{ path: 'into', problem: 'same-ticket' }]);
  }
  await mergeTickets(trx, { fromId: from.id, intoId: into.id, actorId: actor.id, at });
  return into.id;
}

/** Returns the new ticket. The same `idempotencyKey` answers with the one that it made. */
async function split(
  trx: CoreTransaction,
  actor: Actor,
  wish: { ticketId: number; messageId: number; alsoLater: boolean; idempotencyKey: string },
  at: number,
): Promise<number> {
  const originKey = `split:${wish.idempotencyKey}`;
  const made = await ticketByOrigin(trx, originKey);
  if (made !== null) return made.id;
  const message = await findMessage(trx, wish.messageId);
  if (message === null) throw new DeskError('unknown', 'There is no such message');
  const ticket = await existing(trx, message.ticketId);
  const seen = await currentTicket(trx, wish.ticketId);
  if (seen?.id !== ticket.id) throw new DeskError('conflict', 'The mail is in another ticket by now');
  const all = await messagesOf(trx, ticket.id);
  if (all[0]?.id === message.id) {
    throw new DeskError('invalid', 'The first mail stays', [{ path: 'message', problem: 'first-message' }]);
  }
  const messages = wish.alsoLater ? all.filter(({ id }) => id >= message.id) : [message];
  return splitTicket(trx, { ticket, messages, originKey, actorId: actor.id, at });
}

async function existing(db: CoreDatabase | CoreTransaction, ticketId: number): Promise<Ticket> {
  const ticket = await findTicket(db, ticketId);
  if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
  return ticket;
}
