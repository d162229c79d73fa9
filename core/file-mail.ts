import type { Logger } from 'pino';
import type { Account } from './account/account.ts';
import type { ReadMail } from './message/message.ts';
import { readMail } from './message/read-mail.ts';
import { recordError } from './store/account-errors.ts';
import { findAccountEvenRemoved } from './store/accounts.ts';
import { appendEvent } from './store/events.ts';
import { insertMessage, messageByContent } from './store/messages.ts';
import type { CoreDatabase, CoreTransaction } from './store/schema.ts';
import {
  findTicket,
  indexIds,
  insertTicket,
  participantsOf,
  setStatus,
  ticketsOfIds,
  touchTicket,
} from './store/tickets.ts';
import { giveVerdict, mailsToFile, type ReceivedMail } from './store/verdicts.ts';
import { contentKey } from './ticket/content-key.ts';
import { type Candidate, matchTicket } from './ticket/match-ticket.ts';
import { testTicketId, ticketOfOwnMessageId } from './ticket/own-message-id.ts';
import type { Bell } from './work/bell.ts';
import type { Clock } from './work/clock.ts';

export interface FilingContext {
  db: CoreDatabase;
  clock: Clock;
  log: Logger;
  /** Verifies our own Message-IDs. */
  signingKey: string;
  /** Rung when raw mail was stored. */
  mailStored: Bell;
  /** Rung when an event was written. */
  feedChanged: Bell;
}

/** What one transaction files. */
const batchMails = 50;
const batchBytes = 8_000_000;

/** Turns raw mail into tickets. One batch at a time, whoever asks. */
export interface Filing {
  /** Files mail as it comes until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when no mail is without a verdict. */
  all(): Promise<void>;
}

export function createFiling(context: FilingContext): Filing {
  const { log, mailStored } = context;
  let turn: Promise<number> = Promise.resolve(0);
  const next = () => {
    const mine = turn.catch(() => 0).then(() => fileNext(context));
    turn = mine;
    return mine;
  };
  return {
    async run(signal) {
      while (!signal.aborted) {
        try {
          while (!signal.aborted && (await next()) > 0);
          await mailStored.wait(signal, 60_000);
        } catch (error) {
          // The database fails (disk full, locked): nothing is lost, the mails keep waiting for their verdict.
          log.error({ err: error }, 'Filing failed; trying again in five seconds');
          await mailStored.wait(signal, 5000);
        }
      }
    },
    async all() {
      while ((await next()) > 0);
    },
  };
}

/** Files the oldest mails without a verdict, up to a batch in one transaction. Returns how many. */
async function fileNext(context: FilingContext): Promise<number> {
  const mails = await mailsToFile(context.db, batchMails, batchBytes);
  if (mails.length === 0) return 0;
  try {
    await context.db.transaction().execute(async (trx) => {
      for (const received of mails) await fileOne(trx, received, context);
    });
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    // One of them is to blame: file each alone, and set the one that fails aside.
    for (const received of mails) await fileAlone(received, context);
  }
  context.feedChanged.ring();
  return mails.length;
}

async function fileAlone(received: ReceivedMail, context: FilingContext): Promise<void> {
  try {
    await context.db.transaction().execute((trx) => fileOne(trx, received, context));
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    context.log.error({ err: error, mailId: received.id }, 'A mail could not be filed and is kept in quarantine');
    await quarantine(received, reason, context);
  }
}

/** Kept raw, shown among the account's errors, tried again on request and by the next version; the next mail goes on. */
async function quarantine(received: ReceivedMail, reason: string, { db, clock }: FilingContext): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id, accountId } = received;
    await giveVerdict(trx, id, 'quarantined', { reason });
    const error = { side: 'incoming', stage: 'read', code: 'mail-unreadable', serverWords: '' } as const;
    await recordError(trx, accountId, { ...error, mails: 1 }, clock());
    await appendEvent(trx, { type: 'mail.quarantined', accountId, mailId: id, reason }, clock());
  });
}

/**
 * Whether the database as a whole is what fails (full, locked, read-only, broken), and not just this mail's rows:
 * constraint, too big, mismatch, range (https://sqlite.org/rescode.html) are the mail's own.
 */
function isOfDatabase(error: unknown): boolean {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  return code === 'ERR_SQLITE_ERROR' && ![18, 19, 20, 25].includes(errcode & 0xff);
}

/** Message, ticket, event and verdict: all of them or none. */
async function fileOne(trx: CoreTransaction, received: ReceivedMail, context: FilingContext): Promise<void> {
  const mail = readMail(received.bytes);
  const account = await findAccountEvenRemoved(trx, received.accountId);
  if (await isOwn(trx, mail, account, context)) return giveVerdict(trx, received.id, 'ignored', { reason: 'own-mail' });
  const key = contentKey(mail, received.bytes, received.internalDate);
  const twin = await messageByContent(trx, account.id, key);
  if (twin !== null) return giveVerdict(trx, received.id, 'ignored', { reason: 'duplicate', messageId: twin });

  const match = matchTicket(await candidatesFor(trx, mail, account, context));
  const at = context.clock();
  const ticketId = match?.ticketId ?? (await openTicket(trx, mail, account, received, at));
  const messageId = await insertMessage(trx, {
    ticketId,
    accountId: account.id,
    mailId: received.id,
    direction: 'incoming',
    messageId: mail.messageId ?? '',
    references: [...new Set([...mail.references, ...mail.inReplyTo])],
    from: mail.from ?? { name: '', address: '' },
    to: mail.to,
    cc: mail.cc,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    newText: mail.newText,
    attachments: mail.attachments.map((part) => ({
      index: part.index,
      filename: part.filename,
      contentType: part.contentType,
      size: part.open().length,
      inline: part.inline,
    })),
    automatic: mail.automatic === null ? null : `${mail.automatic.kind}: ${mail.automatic.why}`,
    leftOnServer: received.leftSize,
    backlog: received.backlog,
    authorId: null,
    idempotencyKey: null,
    contentKey: key,
    at: mail.date ?? received.internalDate ?? received.receivedAt,
  });
  if (messageId === null) throw new Error('The message stands there already, though its content was not found');
  await indexIds(trx, account.id, idsOf(mail), ticketId);

  // Its headers and text are filed; the verdict says where the rest of it is.
  const verdict = (filed: 'opened' | 'appended') => (received.leftSize === null ? filed : 'left');
  const leftBecause = received.leftSize === null ? {} : { reason: 'too-large' };

  if (match === null) {
    await appendEvent(trx, { type: 'ticket.opened', ticketId, messageId }, at);
    return giveVerdict(trx, received.id, verdict('opened'), { messageId, ...leftBecause });
  }
  if (await setStatus(trx, ticketId, 'open', at)) {
    await appendEvent(trx, { type: 'ticket.reopened', ticketId, actorId: null }, at);
  }
  await touchTicket(trx, ticketId, at);
  await appendEvent(trx, { type: 'message.received', ticketId, messageId }, at);
  return giveVerdict(trx, received.id, verdict('appended'), { reason: match.why, messageId, ...leftBecause });
}

/** Our own mail come back: a copy of an answer in the watched folder, or the mail that a test sent. */
async function isOwn(trx: CoreTransaction, mail: ReadMail, account: Account, { signingKey }: FilingContext) {
  const ticketId = mail.messageId === null ? null : ticketOfOwnMessageId(mail.messageId, signingKey);
  if (ticketId === null || mail.from?.address.toLowerCase() !== account.address.toLowerCase()) return false;
  return ticketId === testTicketId || (await findTicket(trx, ticketId))?.accountId === account.id;
}

async function candidatesFor(
  trx: CoreTransaction,
  mail: ReadMail,
  account: Account,
  { signingKey }: FilingContext,
): Promise<Candidate[]> {
  const ids = referredIds(mail);
  const known = await ticketsOfIds(trx, account.id, ids);
  const sender = mail.from?.address.toLowerCase() ?? '';
  const candidates: Candidate[] = [];
  for (const headerId of ids) {
    const signedFor = ticketOfOwnMessageId(headerId, signingKey);
    const ticketId = signedFor ?? known.get(headerId);
    if (ticketId === undefined) continue;
    const ticket = await findTicket(trx, ticketId);
    if (ticket?.accountId !== account.id) continue;
    const participants = await participantsOf(trx, ticketId);
    participants.delete(account.address.toLowerCase());
    candidates.push({
      ticketId,
      headerId,
      ownAndSigned: signedFor !== null,
      senderTakesPart: sender !== '' && participants.has(sender),
    });
  }
  return candidates;
}

/** What a mail answers: the mail that bounced, In-Reply-To, then References from the newest; 100 of them at most. */
function referredIds(mail: ReadMail): string[] {
  const bounced = mail.bounce?.originalMessageId ?? null;
  const ids = [...(bounced === null ? [] : [bounced]), ...mail.inReplyTo, ...mail.references.toReversed()];
  return [...new Set(ids)].slice(0, 100);
}

/** Every ID of a mail leads to its ticket, so that replies which arrive out of order join too. */
function idsOf(mail: ReadMail): string[] {
  return [...new Set([...(mail.messageId === null ? [] : [mail.messageId]), ...referredIds(mail)])];
}

function openTicket(
  trx: CoreTransaction,
  mail: ReadMail,
  account: Account,
  received: ReceivedMail,
  at: number,
): Promise<number> {
  // A mail of the backlog keeps its date.
  const openedAt = received.backlog ? (mail.date ?? received.internalDate ?? at) : at;
  return insertTicket(trx, {
    accountId: account.id,
    groupId: account.groupId,
    ticketTypeId: account.ticketTypeId,
    subject: mail.subject,
    status: 'open',
    requester: mail.from ?? { name: '', address: '' },
    openedAt,
    lastActivityAt: openedAt,
  });
}
