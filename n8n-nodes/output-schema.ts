import * as z from 'zod/v4';
import type { MailTicket } from './mailbox/mail-ticket.ts';

/*
 * What the nodes hand on, field by field. `schema.json` is made of it, and the tests hold every output against it. Names
 * and types stay as they are within a major version; fields may be added.
 */

const person = z.strictObject({ name: z.string(), address: z.string() });
const people = z.array(person);
const messageIds = z.array(z.string().regex(/^<.+>$/)).describe('Message-IDs with angle brackets');
const time = z.iso.datetime().describe('ISO 8601 in UTC');

const risks = [
  'program',
  'script',
  'shortcut',
  'macros',
  'disk-image',
  'web-page',
  'locked-archive',
  'false-name',
] as const;
const attachment = z.strictObject({
  index: z.int().min(0),
  filename: z.string(),
  contentType: z.string(),
  inline: z.boolean(),
  risk: z.enum(risks).nullable().describe('Why it is better not opened; null where nothing speaks against it'),
  size: z.int().min(0).describe('Bytes'),
  binary: z.string().nullable().describe("The item's binary field that holds it; null where it was not handed over"),
});

const ticket = z.strictObject({
  key: z.int().positive().describe('The same for all mails of a conversation; fits into a 48-bit number'),
  isNew: z.boolean().describe('This mail begins the conversation, as far as it says itself'),
  subject: z.string().describe('Without Re: and Fwd:'),
});

const senderVerdict = z.strictObject({
  verdict: z.enum(['pass', 'fail', 'none']),
  spf: z.string(),
  dkim: z.string(),
  dmarc: z.string(),
  by: z.string(),
});

const message = z.strictObject({
  messageId: z.string().nullable(),
  inReplyTo: messageIds,
  references: messageIds,
  date: time.nullable().describe('As the mail says'),
  receivedAt: time.nullable().describe('When the server took it in, where it says so'),
  from: person.nullable(),
  to: people,
  cc: people,
  replyTo: people,
  subject: z.string(),
  text: z.string(),
  newText: z.string().describe('Without quoted history and signature'),
  html: z.string().nullable().describe('As the sender wrote it: not safe to show'),
  attachments: z.array(attachment),
  automatic: z
    .strictObject({
      kind: z.enum(['reply', 'bounce', 'complaint', 'receipt', 'list', 'bulk', 'calendar', 'system', 'own']),
      why: z.string(),
    })
    .nullable()
    .describe('What no person wrote, and the sign that gave it away'),
  bounce: z
    .strictObject({
      recipient: z.string().nullable(),
      status: z.string().nullable(),
      permanent: z.boolean(),
      originalMessageId: z.string().nullable(),
    })
    .nullable()
    .describe('A report that a mail of ours did not arrive'),
  sender: senderVerdict.nullable().describe("What the account's server found out about the sender"),
  contentKey: z.string().describe('The same for two copies of one mail'),
  size: z.int().min(0).describe('Bytes'),
  leftOnServer: z.int().nullable().describe('Bytes of the whole mail where only its beginning was fetched'),
  guesses: z.array(z.string()).describe('What was wrong with the mail, and assumed instead'),
  folder: z.string().nullable(),
  uid: z.string().nullable(),
});

/** Of Mail Ticket Trigger, and of Parse: a mail that came in. */
export const received = z.strictObject({
  event: z.literal('message.received'),
  ticket: ticket.extend({ requester: person, openedAt: time.nullable() }),
  message,
  why: z
    .strictObject({
      rule: z.enum(['own-message-id', 'refers-to', 'new']),
      evidence: z.string().nullable().describe('The Message-ID that led to the key'),
    })
    .describe('Why the mail has this key'),
}) satisfies z.ZodType<MailTicket>;

/** Of Send and Reply: a mail that the server took. */
export const sent = z.strictObject({
  event: z.literal('message.sent'),
  ticket,
  message: message
    .pick({
      messageId: true,
      inReplyTo: true,
      references: true,
      date: true,
      to: true,
      cc: true,
      subject: true,
      text: true,
    })
    .extend({ from: person }),
  delivery: z.strictObject({
    serverWords: z.string(),
    refused: z
      .array(z.strictObject({ address: z.string(), serverWords: z.string() }))
      .describe('Recipients whom the server did not want; the others got the mail'),
  }),
});

/** Of any operation where the node goes on after failures. */
export const failed = z.strictObject({ error: z.string(), remedy: z.string().nullable() });

/** The schema as published (JSON Schema 2020-12): an item's `json` is one of these, told apart by `event`. */
export const outputSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Output of n8n-nodes-inbox-email',
  $defs: {
    received: bare(received),
    sent: bare(sent),
    failed: bare(failed),
  },
  anyOf: [{ $ref: '#/$defs/received' }, { $ref: '#/$defs/sent' }, { $ref: '#/$defs/failed' }],
});

function bare(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return rest;
}
