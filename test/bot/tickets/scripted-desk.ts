import type { Account } from '@inbox-email/core/account/account.ts';
import type { Desk, Group, OutgoingFile } from '@inbox-email/core/desk.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { Message, Ticket } from '@inbox-email/core/ticket/ticket.ts';
import type { EventBody, TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import { anAccount } from '../accounts/an-account.ts';
import { sampleAnswer, sampleMessage, sampleTicket } from './sample-tickets.ts';

/** A desk whose tickets a test writes as it goes; the feed behaves like the real one. */
export interface ScriptedDesk {
  desk: Desk;
  groups: Group[];
  replies: {
    ticketId: number;
    text: string;
    files: readonly OutgoingFile[];
    idempotencyKey: string;
    seenMessageId?: number;
    actorId: string;
  }[];
  resent: number[];
  files: Map<string, Uint8Array>;
  /** A new ticket and its first mail. */
  open(ticket: Partial<Ticket> & { id: number }, message?: Partial<Message>): void;
  /** A further mail from the customer. */
  receive(message: Partial<Message> & { id: number; ticketId: number }): void;
  /** An answer, or a new state of one. */
  answer(message: Partial<Message> & { id: number; ticketId: number }, type?: EventBody['type']): void;
  setStatus(ticketId: number, status: Ticket['status']): void;
  /** These mails are another ticket's now, which is there already or takes after the given one. */
  move(messageIds: readonly number[], to: Partial<Ticket> & { id: number }): void;
  /** Anything else, as it stands in the feed. */
  happen(body: EventBody): void;
  /** The account that all tickets are of; null once it is removed. */
  account: Account | null;
  /** Lets the desk's clock go on. */
  pass(milliseconds: number): void;
  message(id: number): Message;
}

export function scriptedDesk(groups: Group[]): ScriptedDesk {
  const tickets = new Map<number, Ticket>();
  const messages = new Map<number, Message>();
  const events: TicketEvent[] = [];
  const settled = new Map<string, number>();
  const files = new Map<string, Uint8Array>();
  const replies: ScriptedDesk['replies'] = [];
  const resent: number[] = [];
  let wake = () => {};
  let at = 1_763_900_000_000;

  const happen = (body: EventBody) => {
    events.push({ sequence: events.length + 1, at, ...body });
    wake();
  };
  const known = <T>(value: T | undefined): T => {
    if (value === undefined) throw new DeskError('unknown', 'There is no such thing');
    return value;
  };
  const setStatus = (ticketId: number, status: Ticket['status']) => {
    tickets.set(ticketId, { ...known(tickets.get(ticketId)), status });
    happen({ type: status === 'closed' ? 'ticket.closed' : 'ticket.reopened', ticketId, actorId: 'U0ANA00001' });
  };

  const desk = {
    accounts: { get: async () => known(script.account ?? undefined) },
    groups: { list: async () => groups },
    ticketTypes: { list: async () => [{ id: 'type-mail', name: 'Atendimentos do e-mail' }] },
    supervisors: { list: async () => [] },
    observers: { list: async () => [] },
    tickets: {
      get: async (id: number) => known(tickets.get(id)),
      messages: async (id: number) => [...messages.values()].filter(({ ticketId }) => ticketId === id),
      message: async (id: number) => known(messages.get(id)),
      recipients: async (id: number) => ({ to: [known(tickets.get(id)).requester], cc: [] }),
      openAttachment: async (id: number, index: number) => known(files.get(`${id}:${index}`)),
      reply: async (actor: { id: string }, ticketId: number, answer: ScriptedDesk['replies'][number]) => {
        const before = replies.find(({ idempotencyKey }) => idempotencyKey === answer.idempotencyKey);
        if (!before) replies.push({ ...answer, ticketId, actorId: actor.id });
        return sampleAnswer();
      },
      resend: async (_: unknown, id: number) => {
        resent.push(id);
        return sampleAnswer();
      },
      links: async () => [],
      why: async () => null,
      close: async (_: unknown, id: number) => setStatus(id, 'closed'),
      reopen: async (_: unknown, id: number) => setStatus(id, 'open'),
    },
    feed: {
      read: async (consumer: string, limit: number) =>
        events.filter(({ sequence }) => sequence > (settled.get(consumer) ?? 0)).slice(0, limit),
      settle: async (consumer: string, sequence: number) => void settled.set(consumer, sequence),
      changed: (signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve());
        }),
    },
  };

  const script: ScriptedDesk = {
    // Only what the bot's tickets ask for; anything else fails the test that needs it.
    desk: desk as unknown as Desk,
    groups,
    replies,
    resent,
    files,
    open(ticket, message = {}) {
      const first = sampleMessage({ id: ticket.id * 100, ticketId: ticket.id, ...message });
      tickets.set(ticket.id, sampleTicket(ticket));
      messages.set(first.id, first);
      happen({ type: 'ticket.opened', ticketId: ticket.id, messageId: first.id });
    },
    receive(message) {
      messages.set(message.id, sampleMessage(message));
      happen({ type: 'message.received', ticketId: message.ticketId, messageId: message.id });
    },
    answer(message, type = 'reply.queued') {
      messages.set(message.id, sampleAnswer({ ...messages.get(message.id), ...message }));
      happen({ type, ticketId: message.ticketId, messageId: message.id } as EventBody);
    },
    setStatus,
    move(messageIds, to) {
      tickets.set(to.id, { ...(tickets.get(to.id) ?? sampleTicket()), ...to });
      for (const id of messageIds) messages.set(id, { ...known(messages.get(id)), ticketId: to.id });
    },
    happen,
    account: anAccount({ id: 'account-sac', groupId: 'group-sac' }),
    pass: (milliseconds) => {
      at += milliseconds;
    },
    message: (id) => known(messages.get(id)),
  };
  return script;
}
