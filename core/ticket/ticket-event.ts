import type { LinkKind } from './ticket-link.ts';

/** What happened, in the order in which it happened. Surfaces read it as a feed and never miss or repeat one. */
export type TicketEvent = EventEnvelope & EventBody;

interface EventEnvelope {
  /** Strictly growing; where a reader of the feed stands. */
  sequence: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What of a ticket is another now: before and after. The ids are those of the desk, the assignee's that of the surface. */
export type TicketChanges = Partial<
  Record<'groupId' | 'ticketTypeId' | 'priority' | 'assigneeId', { from: string | null; to: string | null }>
>;

export type EventBody =
  | { type: 'ticket.opened'; ticketId: number; messageId: number }
  | { type: 'message.received'; ticketId: number; messageId: number }
  | { type: 'ticket.closed'; ticketId: number; actorId: string | null }
  | { type: 'ticket.reopened'; ticketId: number; actorId: string | null }
  /** `ticketId` is closed, and its mails are the other's. `actorId` null: a mail showed that both are one conversation. */
  | { type: 'ticket.merged'; ticketId: number; intoTicketId: number; messageIds: number[]; actorId: string | null }
  /** These mails of `ticketId` are the new ticket's. */
  | { type: 'ticket.split'; ticketId: number; newTicketId: number; messageIds: number[]; actorId: string }
  /** Another ticket points at this one: see TicketLink. */
  | { type: 'ticket.linked'; ticketId: number; otherTicketId: number; kind: LinkKind }
  | { type: 'ticket.changed'; ticketId: number; actorId: string | null; changes: TicketChanges }
  | { type: 'ticket.noted'; ticketId: number; noteId: number; actorId: string }
  | { type: 'reply.queued'; ticketId: number; messageId: number }
  | { type: 'reply.sent'; ticketId: number; messageId: number }
  | { type: 'reply.deferred'; ticketId: number; messageId: number }
  | { type: 'reply.failed'; ticketId: number; messageId: number }
  | { type: 'reply.uncertain'; ticketId: number; messageId: number }
  /** A report came (`bounceId`) that the answer did not reach a recipient, or, where not `permanent`, not yet. */
  | {
      type: 'reply.bounced';
      ticketId: number;
      messageId: number;
      bounceId: number;
      recipient: string | null;
      status: string | null;
      permanent: boolean;
    }
  /** Mail comes too fast: so many by now are kept and not shown. Not told of each. */
  | { type: 'ticket.flooded'; ticketId: number; heldBack: number }
  | { type: 'account.failing'; accountId: string; side: 'incoming' | 'outgoing'; code: string; since: number }
  | { type: 'account.paused'; accountId: string; code: string }
  | { type: 'account.recovered'; accountId: string; side: 'incoming' | 'outgoing'; downSince: number }
  | { type: 'account.stalled'; accountId: string; folder: string; unaccounted: number }
  /** Something still works, and will not for long; told once, and again as it comes nearer. `seen`: a fact in no language. */
  | { type: 'account.drifting'; accountId: string; side: 'incoming' | 'outgoing'; code: string; seen: string }
  | { type: 'account.drift-over'; accountId: string; side: 'incoming' | 'outgoing'; code: string }
  | { type: 'mail.quarantined'; accountId: string; mailId: number; reason: string }
  | { type: 'reply.cancelled'; ticketId: number; messageId: number };
