import { DeskError } from '@inbox-email/core/desk-error.ts';
import * as z from 'zod';
import { etagOfTicket, whileAsSeen } from '../etag.ts';
import { type Route, route } from '../route.ts';
import { cursor, number } from '../schemas/named.ts';
import {
  assigneeIn,
  changesIn,
  filesOf,
  mergeIn,
  messageOut,
  messageToTell,
  newTicketIn,
  noteIn,
  noteOut,
  noteToTell,
  replyIn,
  ticketOut,
  ticketsOut,
  ticketToTell,
  wholeTicketOut,
} from '../schemas/ticket.ts';

const ofTicket = z.object({ ticketId: number(1) });
const ofMessage = z.object({ messageId: number(1) });
/** Mail servers seldom take more than 25 MB; base64 is a third longer than what it stands for. */
const withFiles = 35_000_000;

const listing = z.object({
  status: z.enum(['open', 'closed']).optional(),
  group: z.string().optional(),
  type: z.string().optional(),
  account: z.string().optional(),
  q: z.string().max(200).optional().describe('Words in number, subject or requester'),
  cursor: cursor.optional(),
  limit: number(1, 100).default(50),
});

/** What can be asked of tickets, and done with them. */
export const ticketRoutes: Route[] = [
  route({
    ...{ id: 'listTickets', method: 'get', path: '/tickets', scope: 'tickets:read' },
    query: listing,
    answer: ticketsOut,
    async handle({ desk, actor, query: { status, group, type, account, q, cursor: before, limit } }) {
      const wish = { status, groupId: group, ticketTypeId: type, accountId: account, words: q };
      const found = await desk.tickets.list(actor, {
        ...wish,
        ...{ before: before === undefined ? undefined : Number(before), limit: limit + 1 },
      });
      const items = found.slice(0, limit).map(ticketToTell);
      return { items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null };
    },
  }),
  route({
    ...{ id: 'createTicket', method: 'post', path: '/tickets', scope: 'tickets:write', status: 201 },
    ...{ body: newTicketIn, bodyLimit: withFiles, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, body: { files, groupId, ticketTypeId, priority, ...mail }, idempotencyKey }) {
      const chosen = {
        ...(groupId && { groupId }),
        ...(ticketTypeId && { ticketTypeId }),
        ...(priority && { priority }),
      };
      return ticketToTell(
        await desk.tickets.write(actor, { ...mail, ...chosen, files: filesOf(files), idempotencyKey }),
      );
    },
  }),
  route({
    ...{ id: 'getTicket', method: 'get', path: '/tickets/{ticketId}', scope: 'tickets:read' },
    ...{ params: ofTicket, answer: wholeTicketOut, etag: etagOfTicket },
    async handle({ desk, params: { ticketId } }) {
      const { tickets } = desk;
      return {
        ...ticketToTell(await tickets.get(ticketId)),
        messages: (await tickets.messages(ticketId)).map(messageToTell),
        notes: (await tickets.notes(ticketId)).map(noteToTell),
      };
    },
  }),
  route({
    ...{ id: 'changeTicket', method: 'patch', path: '/tickets/{ticketId}', scope: 'tickets:write', takesIfMatch: true },
    ...{ params: ofTicket, body: changesIn, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, params: { ticketId }, body, ifMatch }) {
      const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return ticketToTell(await whileAsSeen(ifMatch, (asSeen) => desk.tickets.change(actor, ticketId, change, asSeen)));
    },
  }),
  route({
    ...{ id: 'assignTicket', method: 'post', path: '/tickets/{ticketId}/assign', scope: 'tickets:write' },
    ...{ takesIfMatch: true, params: ofTicket, body: assigneeIn, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, params: { ticketId }, body, ifMatch }) {
      return ticketToTell(await whileAsSeen(ifMatch, (asSeen) => desk.tickets.change(actor, ticketId, body, asSeen)));
    },
  }),
  route({
    ...{ id: 'closeTicket', method: 'post', path: '/tickets/{ticketId}/close', scope: 'tickets:write' },
    ...{ takesIfMatch: true, params: ofTicket, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, params: { ticketId }, ifMatch }) {
      return ticketToTell(await whileAsSeen(ifMatch, (asSeen) => desk.tickets.close(actor, ticketId, asSeen)));
    },
  }),
  route({
    ...{ id: 'reopenTicket', method: 'post', path: '/tickets/{ticketId}/reopen', scope: 'tickets:write' },
    ...{ takesIfMatch: true, params: ofTicket, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, params: { ticketId }, ifMatch }) {
      return ticketToTell(await whileAsSeen(ifMatch, (asSeen) => desk.tickets.reopen(actor, ticketId, asSeen)));
    },
  }),
  route({
    ...{ id: 'mergeTicket', method: 'post', path: '/tickets/{ticketId}/merge', scope: 'tickets:write' },
    ...{ params: ofTicket, body: mergeIn, answer: ticketOut, etag: etagOfTicket },
    async handle({ desk, actor, params: { ticketId }, body: { intoTicketId } }) {
      return ticketToTell(await desk.tickets.merge(actor, ticketId, intoTicketId));
    },
  }),
  route({
    ...{
      id: 'replyToTicket',
      method: 'post',
      path: '/tickets/{ticketId}/replies',
      scope: 'tickets:write',
      status: 201,
    },
    ...{ params: ofTicket, body: replyIn, bodyLimit: withFiles, answer: messageOut },
    async handle({ desk, actor, params: { ticketId }, body: { text, files, seenMessageId }, idempotencyKey }) {
      const seen = seenMessageId === undefined ? {} : { seenMessageId };
      const answer = { text, files: filesOf(files), idempotencyKey, ...seen };
      return messageToTell(await desk.tickets.reply(actor, ticketId, answer));
    },
  }),
  route({
    ...{ id: 'noteOnTicket', method: 'post', path: '/tickets/{ticketId}/notes', scope: 'tickets:write', status: 201 },
    ...{ params: ofTicket, body: noteIn, answer: noteOut },
    async handle({ desk, actor, params: { ticketId }, body: { text }, idempotencyKey }) {
      return noteToTell(await desk.tickets.note(actor, ticketId, { text, idempotencyKey }));
    },
  }),
  route({
    ...{ id: 'getMessage', method: 'get', path: '/messages/{messageId}', scope: 'tickets:read' },
    ...{ params: ofMessage, answer: messageOut },
    handle: async ({ desk, params: { messageId } }) => messageToTell(await desk.tickets.message(messageId)),
  }),
  route({
    ...{ id: 'resendMessage', method: 'post', path: '/messages/{messageId}/resend', scope: 'tickets:write' },
    ...{ params: ofMessage, answer: messageOut },
    handle: async ({ desk, actor, params: { messageId } }) =>
      messageToTell(await desk.tickets.resend(actor, messageId)),
  }),
  route({
    ...{ id: 'getAttachment', method: 'get', scope: 'tickets:read', answer: 'bytes' },
    path: '/messages/{messageId}/attachments/{index}',
    params: z.object({ messageId: number(1), index: number(0) }),
    async handle({ desk, params: { messageId, index } }) {
      const { attachments } = await desk.tickets.message(messageId);
      const known = attachments.find((attachment) => attachment.index === index);
      if (known === undefined) throw new DeskError('unknown', 'There is no such attachment');
      return { bytes: await desk.tickets.openAttachment(messageId, index), filename: known.filename };
    },
  }),
];
