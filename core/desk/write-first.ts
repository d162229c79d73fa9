import { addressDomain, mailAddress } from '../account/account.ts';
import type { Actor, FirstMail } from '../desk.ts';
import { DeskError, type FieldIssue } from '../desk-error.ts';
import { readMail } from '../message/read-mail.ts';
import { findAccount } from '../store/accounts.ts';
import { listGroups, listTypes } from '../store/catalogue.ts';
import { appendEvent } from '../store/events.ts';
import { insertMessage, messageByIdempotencyKey } from '../store/messages.ts';
import { queueMail } from '../store/outbox.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { findTicket, insertTicket } from '../store/tickets.ts';
import { composeReply, taggedSubject, withSignature } from '../ticket/compose-reply.ts';
import { ownMessageId } from '../ticket/own-message-id.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { requireScope } from './permissions.ts';
import type { TicketDeskContext } from './tickets.ts';

/**
 * Opens a ticket with a mail of ours, as somebody asks: the customer's answer comes into it.
 *
 * @throws DeskError `unknown` for the account, `invalid` with the fields that are off
 */
export async function writeFirst(
  { db, clock, signingKey, outboxChanged, feedChanged }: TicketDeskContext,
  actor: Actor,
  mail: FirstMail,
): Promise<Ticket> {
  requireScope(actor, 'tickets:write');
  const repeated = await messageByIdempotencyKey(db, mail.idempotencyKey);
  if (repeated !== null) return existing(db, repeated.ticketId);
  const account = await findAccount(db, mail.accountId);
  if (account === null) throw new DeskError('unknown', 'There is no such account');
  const issues = await issuesOf(db, mail);
  if (issues.length > 0) throw new DeskError('invalid', 'The mail cannot be written so', issues);
  const { to, cc = [], text, files = [], groupId, ticketTypeId, priority = 'normal', idempotencyKey } = mail;
  const [requester = { name: '', address: '' }] = to;
  const from = { name: account.name, address: account.address };
  const at = clock();
  const ticketId = await db.transaction().execute(async (trx) => {
    const meanwhile = await messageByIdempotencyKey(trx, idempotencyKey);
    if (meanwhile !== null) return meanwhile.ticketId;
    const id = await insertTicket(trx, {
      ...{ accountId: account.id, groupId: groupId ?? account.groupId },
      ...{ ticketTypeId: ticketTypeId ?? account.ticketTypeId, subject: mail.subject.trim(), status: 'open', priority },
      ...{ assigneeId: null, requester, openedAt: at, lastActivityAt: at },
    });
    const messageId = ownMessageId(id, addressDomain(from.address), signingKey);
    const subject = taggedSubject(mail.subject, id);
    const { signature } = account;
    const raw = await composeReply({
      ...{ from, to, cc, subject, text, signature, messageId, references: [], date: new Date(at), files },
    });
    const attachments = readMail(raw).attachments.map((part) => ({
      ...{ index: part.index, filename: part.filename, contentType: part.contentType },
      ...{ size: part.size(), inline: part.inline },
    }));
    const inserted = await insertMessage(trx, {
      ...{ ticketId: id, accountId: account.id, mailId: null, direction: 'outgoing', messageId, references: [], from },
      ...{ to: [...to], cc: [...cc], replyTo: [], subject, text: withSignature(text, signature), newText: text },
      ...{ attachments, automatic: null, leftOnServer: null, backlog: false, authorId: actor.id, at },
      ...{ idempotencyKey, contentKey: null, why: null },
    });
    if (inserted === null) throw new Error('The mail stands there already, though its key was not found');
    const envelope = { from: from.address, to: [...to, ...cc].map(({ address }) => address) };
    await queueMail(trx, { messageId: inserted, accountId: account.id, envelope, raw, at });
    await appendEvent(trx, { type: 'ticket.opened', ticketId: id, messageId: inserted }, at);
    await appendEvent(trx, { type: 'reply.queued', ticketId: id, messageId: inserted }, at);
    return id;
  });
  outboxChanged.ring();
  feedChanged.ring();
  return existing(db, ticketId);
}

const recipientsAtMost = 20;
const subjectAtMost = 500;

async function issuesOf(db: CoreDatabase, mail: FirstMail): Promise<FieldIssue[]> {
  const issue = (path: string, problem: string, isOff: boolean) => (isOff ? [{ path, problem }] : []);
  const isIn = (rows: readonly { id: string }[], id: string | undefined) =>
    id === undefined || rows.some((row) => row.id === id);
  const addresses = (path: 'to' | 'cc') =>
    (mail[path] ?? []).flatMap(({ address }, index) =>
      issue(`${path}.${index}.address`, 'not-an-address', !mailAddress.safeParse(address).success),
    );
  return [
    ...issue('to', 'required', mail.to.length === 0),
    ...issue('to', 'too-many', mail.to.length + (mail.cc?.length ?? 0) > recipientsAtMost),
    ...addresses('to'),
    ...addresses('cc'),
    ...issue('subject', 'required', mail.subject.trim() === ''),
    ...issue('subject', 'too-long', mail.subject.length > subjectAtMost),
    ...issue('text', 'required', mail.text.trim() === '' && (mail.files ?? []).length === 0),
    ...issue('groupId', 'unknown', !isIn(await listGroups(db), mail.groupId)),
    ...issue('ticketTypeId', 'unknown', !isIn(await listTypes(db), mail.ticketTypeId)),
  ];
}

async function existing(db: CoreDatabase, ticketId: number): Promise<Ticket> {
  const ticket = await findTicket(db, ticketId);
  if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
  return ticket;
}
