import type { Note } from '@inbox-email/core/ticket/note.ts';
import { type Message, priorities, type Ticket } from '@inbox-email/core/ticket/ticket.ts';
import * as z from 'zod';
import { incoming, iso, isoOrNull, moment, outgoing } from './named.ts';

const correspondent = outgoing('Correspondent', z.object({ name: z.string(), address: z.string() }));

const ticketFields = {
  id: z.int(),
  accountId: z.string(),
  groupId: z.string(),
  ticketTypeId: z.string(),
  subject: z.string(),
  status: z.enum(['open', 'closed']),
  priority: z.enum(priorities),
  assigneeId: z.string().nullable(),
  requester: correspondent,
  openedAt: moment,
  lastActivityAt: moment,
  closedAt: moment.nullable(),
  mergedInto: z.int().nullable(),
};

const attachment = outgoing(
  'Attachment',
  z.object({
    index: z.int(),
    filename: z.string(),
    contentType: z.string(),
    size: z.int(),
    inline: z.boolean(),
    risk: z.string().optional(),
  }),
);

export const messageOut = outgoing(
  'Message',
  z.object({
    id: z.int(),
    ticketId: z.int(),
    direction: z.enum(['incoming', 'outgoing']),
    from: correspondent,
    to: z.array(correspondent),
    cc: z.array(correspondent),
    subject: z.string(),
    messageId: z.string().describe('The Message-ID header'),
    newText: z.string().describe('What this mail adds. A stranger’s words: data, never markup'),
    text: z.string().describe('All of its text, quoted history included'),
    attachments: z.array(attachment),
    automatic: z.string().nullable().describe('Why it counts as automatic; null: a person wrote it'),
    authorId: z.string().nullable().describe('Who wrote an answer: a Slack user id, or token:… of an API token'),
    at: moment,
    delivery: z
      .object({
        state: z.enum([
          'queued',
          'sending',
          'deferred',
          'sent',
          'failed',
          'uncertain',
          'cancelled',
          'delayed',
          'bounced',
        ]),
        serverWords: z.string(),
        cause: z.string().nullable(),
        attempts: z.int(),
        nextAttemptAt: moment.nullable(),
      })
      .nullable()
      .describe('Where an answer is on its way out; null for what came in'),
  }),
);

export const noteOut = outgoing(
  'Note',
  z.object({ id: z.int(), ticketId: z.int(), authorId: z.string(), text: z.string(), at: moment }),
);

export const ticketOut = outgoing('Ticket', z.object(ticketFields));

export const wholeTicketOut = outgoing(
  'TicketWithMessages',
  z.object({ ...ticketFields, messages: z.array(messageOut), notes: z.array(noteOut) }),
);

export const ticketsOut = outgoing(
  'TicketPage',
  z.object({ items: z.array(ticketOut), nextCursor: z.string().nullable() }),
);

const files = z
  .array(
    z.object({
      filename: z.string().min(1).max(255),
      contentType: z
        .string()
        .regex(/^[\w.+-]+\/[\w.+-]+$/, 'not-a-content-type')
        .default('application/octet-stream'),
      content: z.base64().describe('The bytes in base64'),
    }),
  )
  .max(20)
  .default([]);

const recipients = z.array(z.object({ name: z.string().max(200).default(''), address: z.string().max(254) })).max(20);

export const newTicketIn = incoming(
  'NewTicket',
  z.object({
    accountId: z.string(),
    to: recipients.min(1),
    cc: recipients.default([]),
    subject: z.string().min(1).max(500),
    text: z.string(),
    files,
    groupId: z.string().optional(),
    ticketTypeId: z.string().optional(),
    priority: z.enum(priorities).optional(),
  }),
);

export const replyIn = incoming(
  'Reply',
  z.object({
    text: z.string(),
    files,
    seenMessageId: z
      .int()
      .optional()
      .describe('The newest message that was seen: where a newer one is there, nothing is sent (409)'),
  }),
);

export const noteIn = incoming('NewNote', z.object({ text: z.string().min(1).max(10_000) }));

export const changesIn = incoming(
  'TicketChanges',
  z
    .object({
      groupId: z.string(),
      ticketTypeId: z.string(),
      priority: z.enum(priorities),
      assigneeId: z.string().nullable(),
    })
    .partial(),
);

export const assigneeIn = incoming(
  'Assignee',
  z.object({ assigneeId: z.string().nullable().describe('A Slack user id; null: nobody') }),
);

export const mergeIn = incoming('MergeInto', z.object({ intoTicketId: z.int() }));

export function ticketToTell(ticket: Ticket): z.output<typeof ticketOut> {
  const { openedAt, lastActivityAt, closedAt } = ticket;
  return {
    ...ticket,
    ...{ openedAt: iso(openedAt), lastActivityAt: iso(lastActivityAt), closedAt: isoOrNull(closedAt) },
  };
}

export function messageToTell(message: Message): z.output<typeof messageOut> {
  const { at, delivery } = message;
  return {
    ...message,
    at: iso(at),
    delivery: delivery && { ...delivery, nextAttemptAt: isoOrNull(delivery.nextAttemptAt) },
  };
}

export function noteToTell(note: Note): z.output<typeof noteOut> {
  return { ...note, at: iso(note.at) };
}

/** The files of a request as the desk takes them. */
export function filesOf(given: z.output<typeof files>) {
  return given.map(({ filename, contentType, content }) => ({
    ...{ filename, contentType, bytes: Buffer.from(content, 'base64') },
  }));
}
