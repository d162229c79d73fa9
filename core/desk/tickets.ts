import { addressDomain } from '../account/account.ts';
import { ownAddresses } from '../account/own-addresses.ts';
import type { Actor, AsSeen, Desk, OutgoingFile } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { addressToAnswerFrom } from '../filing/address-to-answer-from.ts';
import { readMail } from '../message/read-mail.ts';
import { findAccount, findAccountEvenRemoved } from '../store/accounts.ts';
import { appendEvent } from '../store/events.ts';
import { listTickets } from '../store/list-tickets.ts';
import {
  findMessage,
  insertMessage,
  latestIncoming,
  messageByIdempotencyKey,
  messagesOf,
  newestMessageId,
  rawOfMessage,
} from '../store/messages.ts';
import { queueMail, requeueMail } from '../store/outbox.ts';
import type { CoreDatabase, CoreQueries } from '../store/schema.ts';
import { currentTicket, findTicket, setStatus, touchTicket } from '../store/tickets.ts';
import { composeReply, replySubject, withSignature } from '../ticket/compose-reply.ts';
import { ownMessageId } from '../ticket/own-message-id.ts';
import { recipientsOfReply } from '../ticket/reply-recipients.ts';
import type { Message, Ticket } from '../ticket/ticket.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { changeFields } from './change-fields.ts';
import { createNotes } from './notes.ts';
import { requireScope } from './permissions.ts';
import { createRegrouping } from './regroup-tickets.ts';
import { writeFirst } from './write-first.ts';

export interface TicketDeskContext {
  db: CoreDatabase;
  clock: Clock;
  signingKey: string;
  outboxChanged: Bell;
  feedChanged: Bell;
}

export function createTicketDesk(context: TicketDeskContext): Desk['tickets'] {
  const { db, clock, outboxChanged, feedChanged } = context;
  return {
    async list(actor, wish) {
      requireScope(actor, 'tickets:read');
      return listTickets(db, wish);
    },
    get: (ticketId) => existingTicket(db, ticketId),
    async messages(ticketId) {
      await existingTicket(db, ticketId);
      return messagesOf(db, ticketId);
    },
    message: (messageId) => existingMessage(db, messageId),
    async recipients(ticketId) {
      const ticket = await ticketToAnswer(db, ticketId);
      const own = ownAddresses(await findAccountEvenRemoved(db, ticket.accountId));
      return recipientsOfReply(ticket, await latestIncoming(db, ticket.id), own);
    },
    reply: (actor, ticketId, answer) => reply(context, actor, ticketId, answer),
    async resend(actor, messageId) {
      requireScope(actor, 'tickets:write');
      const { ticketId } = await existingMessage(db, messageId);
      await db.transaction().execute(async (trx) => {
        // Pressed twice, or pressed by two: the first one sends, the second finds it queued.
        if (!(await requeueMail(trx, messageId, clock()))) return;
        await appendEvent(trx, { type: 'reply.queued', ticketId, messageId }, clock());
      });
      outboxChanged.ring();
      feedChanged.ring();
      return existingMessage(db, messageId);
    },
    close: (actor, ticketId, asSeen) => changeStatus(context, actor, ticketId, 'closed', asSeen),
    reopen: (actor, ticketId, asSeen) => changeStatus(context, actor, ticketId, 'open', asSeen),
    ...createRegrouping(context),
    change: (actor, ticketId, change, asSeen) => changeFields(context, actor, ticketId, change, asSeen),
    write: (actor, mail) => writeFirst(context, actor, mail),
    ...createNotes(context),
    async openAttachment(messageId, index) {
      const raw = await rawOfMessage(db, messageId);
      const part = raw === null ? undefined : readMail(raw).attachments[index];
      if (part === undefined) throw new DeskError('unknown', 'There is no such attachment');
      return part.open();
    },
  };
}

async function reply(
  { db, clock, signingKey, outboxChanged, feedChanged }: TicketDeskContext,
  actor: Actor,
  asked: number,
  answer: { text: string; files?: readonly OutgoingFile[]; idempotencyKey: string; seenMessageId?: number },
): Promise<Message> {
  requireScope(actor, 'tickets:write');
  const repeated = await messageByIdempotencyKey(db, answer.idempotencyKey);
  if (repeated !== null) return repeated;
  const { text, files = [] } = answer;
  if (text.trim() === '' && files.length === 0) {
    throw new DeskError('invalid', 'The answer is empty', [{ path: 'text', problem: 'required' }]);
  }
  const ticket = await ticketToAnswer(db, asked);
  const ticketId = ticket.id;
  const account = await findAccount(db, ticket.accountId);
  if (account === null) throw new DeskError('unknown', 'The account of this ticket was removed');
  const answered = await latestIncoming(db, ticketId);
  const { to, cc } = recipientsOfReply(ticket, answered, ownAddresses(account));
  if (to.length === 0) throw new DeskError('invalid', 'Nobody to answer to', [{ path: 'to', problem: 'required' }]);
  const from = { name: account.name, address: await addressToAnswerFrom(db, account, answered) };
  const messageId = ownMessageId(ticketId, addressDomain(from.address), signingKey);
  const references = answered === null ? [] : [...answered.references, answered.messageId].filter((id) => id !== '');
  const subject = replySubject(ticket.subject, ticketId);
  const at = clock();
  const { signature } = account;
  const composed = { from, to, cc, subject, text, signature, messageId, references, date: new Date(at), files };
  const raw = await composeReply(composed);
  // What is stored as its attachments is what the finished mail says, so that opening one finds it.
  const attachments = readMail(raw).attachments.map((part) => ({
    index: part.index,
    filename: part.filename,
    contentType: part.contentType,
    size: part.size(),
    inline: part.inline,
  }));
  const id = await db.transaction().execute(async (trx) => {
    const stillThere = (await ticketToAnswer(trx, ticketId)).id === ticketId;
    if (!stillThere) throw new DeskError('conflict', 'The ticket was merged meanwhile');
    const newest = answer.seenMessageId === undefined ? 0 : await newestMessageId(trx, ticketId);
    if (newest > (answer.seenMessageId ?? 0)) {
      const meanwhile = await messageByIdempotencyKey(trx, answer.idempotencyKey);
      if (meanwhile === null) throw new DeskError('conflict', 'Somebody wrote in this ticket meanwhile');
      return meanwhile.id;
    }
    const inserted = await insertMessage(trx, {
      ...{ ticketId, accountId: account.id, mailId: null, direction: 'outgoing', messageId, references, from, to, cc },
      ...{
        replyTo: [],
        subject,
        text: withSignature(text, signature),
        newText: text,
        attachments,
        automatic: null,
        leftOnServer: null,
        backlog: false,
      },
      ...{ authorId: actor.id, at },
      ...{ idempotencyKey: answer.idempotencyKey, contentKey: null, why: null },
    });
    if (inserted === null) return null;
    const envelope = { from: from.address, to: [...to, ...cc].map(({ address }) => address) };
    await queueMail(trx, { messageId: inserted, accountId: account.id, envelope, raw, at });
    await touchTicket(trx, ticketId, at);
    await appendEvent(trx, { type: 'reply.queued', ticketId, messageId: inserted }, at);
    return inserted;
  });
  outboxChanged.ring();
  feedChanged.ring();
  const message = id === null ? await messageByIdempotencyKey(db, answer.idempotencyKey) : await findMessage(db, id);
  if (message === null) throw new Error('The answer was written but is not found');
  return message;
}

async function changeStatus(
  { db, clock, feedChanged }: TicketDeskContext,
  actor: Actor,
  ticketId: number,
  status: Ticket['status'],
  asSeen: AsSeen = () => true,
): Promise<Ticket> {
  requireScope(actor, 'tickets:write');
  await existingTicket(db, ticketId);
  await db.transaction().execute(async (trx) => {
    const ticket = await existingTicket(trx, ticketId);
    if (!asSeen(ticket)) throw new DeskError('conflict', 'The ticket was changed meanwhile');
    const { mergedInto } = ticket;
    if (mergedInto !== null) throw new DeskError('conflict', `#${ticketId} was merged into #${mergedInto}`);
    if (!(await setStatus(trx, ticketId, status, clock()))) return;
    const type = status === 'closed' ? 'ticket.closed' : 'ticket.reopened';
    await appendEvent(trx, { type, ticketId, actorId: actor.id }, clock());
  });
  feedChanged.ring();
  return existingTicket(db, ticketId);
}

/** An answer to a ticket that was merged goes on where its mails are. */
async function ticketToAnswer(db: CoreQueries, ticketId: number): Promise<Ticket> {
  const ticket = await currentTicket(db, ticketId);
  if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
  return ticket;
}

async function existingTicket(db: CoreQueries, ticketId: number): Promise<Ticket> {
  const ticket = await findTicket(db, ticketId);
  if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
  return ticket;
}

async function existingMessage(db: CoreDatabase, messageId: number): Promise<Message> {
  const message = await findMessage(db, messageId);
  if (message === null) throw new DeskError('unknown', 'There is no such message');
  return message;
}
