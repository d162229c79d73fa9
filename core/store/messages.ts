import type { Insertable, Selectable } from 'kysely';
import type { Correspondent } from '../message/correspondent.ts';
import type { Bounce } from '../message/message.ts';
import type { SenderVerdict } from '../message/sender/sender-verdict.ts';
import type { AppliedRule } from '../ticket/rules/applied-rule.ts';
import type { Attachment, Delivery, DeliveryState, Message, ReportedBounce } from '../ticket/ticket.ts';
import type { WhyThisTicket } from '../ticket/why-this-ticket.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries, CoreTables } from './schema.ts';
import { indexMessage } from './thread-ids.ts';

/** A message with what is stored of it beyond what people see. */
export interface NewMessage extends Omit<Message, 'id' | 'delivery' | 'bounces' | 'bounce' | 'sender' | 'rules'> {
  bounce?: ReportedBounce | null;
  sender?: SenderVerdict | null;
  rules?: AppliedRule[];
  accountId: string;
  mailId: number | null;
  /** What the mail refers to, oldest first, its own ID left out. */
  references: string[];
  replyTo: Correspondent[];
  idempotencyKey: string | null;
  contentKey: string | null;
  /** Null for an answer of ours. */
  why: WhyThisTicket | null;
}

/** The new message's id; null where its idempotency key or content key is there already. Answers to it will find it. */
export async function insertMessage(db: CoreQueries, message: NewMessage): Promise<number | null> {
  const [inserted] = await insertRow(db, {
    ticket_id: message.ticketId,
    account_id: message.accountId,
    direction: message.direction,
    mail_id: message.mailId,
    header_id: message.messageId,
    references_json: JSON.stringify(message.references),
    from_json: JSON.stringify(message.from),
    to_json: JSON.stringify(message.to),
    cc_json: JSON.stringify(message.cc),
    reply_to_json: JSON.stringify(message.replyTo),
    subject: message.subject,
    text: message.text,
    new_text: message.newText,
    attachments_json: JSON.stringify(message.attachments),
    automatic: message.automatic,
    left_size: message.leftOnServer,
    backlog: message.backlog ? 1 : 0,
    author_id: message.authorId,
    idempotency_key: message.idempotencyKey,
    content_key: message.contentKey,
    rules_json: JSON.stringify(message.rules ?? []),
    at: message.at,
    why_json: message.why === null ? null : JSON.stringify(message.why),
    sender_json: jsonOf(message.sender),
    bounce_json: jsonOf(message.bounce),
  });
  if (inserted === undefined) return null;
  // Who reports a bounce takes no part: anybody could write in its name.
  const people = message.bounce ? [] : [message.from, ...message.to, ...message.cc];
  await indexMessage(db, { id: inserted.id, ...message, people });
  return inserted.id;
}

const insertRow = hotStatement((db, row: Insertable<CoreTables['message']>) =>
  db
    .insertInto('message')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** Null for an answer of ours that was never moved. */
export async function whyOfMessage(db: CoreQueries, id: number): Promise<WhyThisTicket | null> {
  const row = await db.selectFrom('message').select('why_json').where('id', '=', id).executeTakeFirst();
  return row?.why_json == null ? null : (JSON.parse(row.why_json) as WhyThisTicket);
}

const jsonOf = (value: object | null | undefined) => (value ? JSON.stringify(value) : null);

/** Which rules applied to a message, where there is more to say of it than when it was written. */
export async function noteRules(db: CoreQueries, id: number, rules: readonly AppliedRule[]): Promise<void> {
  await db
    .updateTable('message')
    .set({ rules_json: JSON.stringify(rules) })
    .where('id', '=', id)
    .execute();
}

export async function findMessage(db: CoreQueries, id: number): Promise<Message | null> {
  const row = await withDelivery(db).where('message.id', '=', id).executeTakeFirst();
  return row === undefined ? null : messageOf(row);
}

export async function messageByIdempotencyKey(db: CoreQueries, key: string): Promise<Message | null> {
  const row = await withDelivery(db).where('message.idempotency_key', '=', key).executeTakeFirst();
  return row === undefined ? null : messageOf(row);
}

export async function messageByContent(db: CoreQueries, accountId: string, contentKey: string): Promise<number | null> {
  const [row] = await findByContent(db, { accountId, contentKey });
  return row?.id ?? null;
}

const findByContent = hotStatement((db, { accountId, contentKey }: { accountId: string; contentKey: string }) =>
  db.selectFrom('message').select('id').where('account_id', '=', accountId).where('content_key', '=', contentKey),
);

/** Oldest first. */
export async function messagesOf(db: CoreQueries, ticketId: number): Promise<Message[]> {
  const rows = await withDelivery(db).where('message.ticket_id', '=', ticketId).orderBy('message.id').execute();
  return rows.map(messageOf);
}

/** The subjects of a ticket's mails, each once. */
export async function subjectsOf(db: CoreQueries, ticketId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('message')
    .select('subject')
    .distinct()
    .where('ticket_id', '=', ticketId)
    .limit(50)
    .execute();
  return rows.map(({ subject }) => subject);
}

/** 0 where the ticket has no message. */
export async function newestMessageId(db: CoreQueries, ticketId: number): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** What an answer builds on: the customer's latest message. */
export interface Answerable {
  id: number;
  messageId: string;
  references: string[];
  from: Correspondent;
  replyTo: Correspondent[];
  to: Correspondent[];
  cc: Correspondent[];
}

export async function latestIncoming(db: CoreQueries, ticketId: number): Promise<Answerable | null> {
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('direction', '=', 'incoming')
    // A vacation notice or a bounce is not whom one answers; where there is nothing else it must do.
    .orderBy((eb) => eb('automatic', 'is', null), 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    messageId: row.header_id,
    references: JSON.parse(row.references_json),
    from: JSON.parse(row.from_json),
    replyTo: JSON.parse(row.reply_to_json),
    to: JSON.parse(row.to_json),
    cc: JSON.parse(row.cc_json),
  };
}

/** Where the bytes of a message are: a mail that came in, or one in the outbox. */
export async function rawOfMessage(db: CoreQueries, id: number): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('message')
    .leftJoin('raw_mail', 'raw_mail.mail_id', 'message.mail_id')
    .leftJoin('outbox', 'outbox.message_id', 'message.id')
    .select(['raw_mail.bytes as incoming', 'outbox.raw as outgoing'])
    .where('message.id', '=', id)
    .executeTakeFirst();
  return row?.incoming ?? row?.outgoing ?? null;
}

function withDelivery(db: CoreQueries) {
  return db
    .selectFrom('message')
    .leftJoin('outbox', 'outbox.message_id', 'message.id')
    .selectAll('message')
    .select([
      'outbox.state',
      'outbox.attempts',
      'outbox.next_attempt_at',
      'outbox.server_words',
      'outbox.cause',
      'outbox.bounces_json',
    ]);
}

type Row = Selectable<CoreTables['message']> & {
  state: string | null;
  attempts: number | null;
  next_attempt_at: number | null;
  server_words: string | null;
  cause: string | null;
  bounces_json: string | null;
};

function messageOf(row: Row): Message {
  const delivery: Delivery | null =
    row.state === null
      ? null
      : {
          state: row.state as DeliveryState,
          serverWords: row.server_words ?? '',
          cause: row.cause,
          attempts: row.attempts ?? 0,
          nextAttemptAt: row.next_attempt_at,
        };
  return {
    id: row.id,
    ticketId: row.ticket_id,
    direction: row.direction as Message['direction'],
    from: JSON.parse(row.from_json) as Correspondent,
    to: JSON.parse(row.to_json) as Correspondent[],
    cc: JSON.parse(row.cc_json) as Correspondent[],
    subject: row.subject,
    messageId: row.header_id,
    newText: row.new_text,
    text: row.text,
    attachments: JSON.parse(row.attachments_json) as Attachment[],
    automatic: row.automatic,
    leftOnServer: row.left_size,
    backlog: row.backlog === 1,
    at: row.at,
    authorId: row.author_id,
    sender: row.sender_json === null ? null : (JSON.parse(row.sender_json) as SenderVerdict),
    bounce: row.bounce_json === null ? null : (JSON.parse(row.bounce_json) as ReportedBounce),
    bounces: row.bounces_json === null ? [] : (JSON.parse(row.bounces_json) as Bounce[]),
    rules: JSON.parse(row.rules_json) as AppliedRule[],
    delivery,
  };
}
