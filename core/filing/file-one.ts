import type { Account } from '../account/account.ts';
import { verdictOnSender } from '../message/sender/sender-verdict.ts';
import { findAccountEvenRemoved } from '../store/accounts.ts';
import { appendEvent } from '../store/events.ts';
import { insertMessage, messageByContent } from '../store/messages.ts';
import { ignoredByRule } from '../store/rules.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { linkTickets } from '../store/ticket-links.ts';
import { insertTicket, setStatus, touchTicket } from '../store/tickets.ts';
import { giveVerdict, type WaitingMail } from '../store/verdicts.ts';
import { noRules, type RulesOutcome } from '../ticket/rules/apply-rules.ts';
import type { ReportedBounce } from '../ticket/ticket.ts';
import type { WhyThisTicket } from '../ticket/why-this-ticket.ts';
import { answerByRule } from './answer-by-rule.ts';
import { changeByRules, outcomeOfRules } from './apply-rules.ts';
import { type Choice, chooseTicket, joinTicket } from './choose-ticket.ts';
import { type BouncedAnswer, bouncedAnswer, choiceOfBounce, settleBounce } from './file-bounce.ts';
import type { Deciding } from './filing-context.ts';
import { isOwn } from './find-candidates.ts';
import { choiceOfFlood, holdBack, paceOf } from './hold-back.ts';
import { followAdvice } from './mail-hook/follow-advice.ts';
import type { IncomingMail } from './read-incoming.ts';

/** Accounts that were looked up within the same transaction, by id. */
export type KnownAccounts = Map<string, Account>;

/** Decides what becomes of a mail that was read, and writes message, ticket, event and verdict: all of them or none. */
export async function fileOne(
  trx: CoreTransaction,
  received: WaitingMail,
  mail: IncomingMail,
  context: Deciding,
  accounts: KnownAccounts = new Map(),
): Promise<void> {
  const account = accounts.get(received.accountId) ?? (await findAccountEvenRemoved(trx, received.accountId));
  accounts.set(account.id, account);
  if (await isOwn(trx, mail, account, context)) return giveVerdict(trx, received.id, 'ignored', { reason: 'own-mail' });
  const twin = await messageByContent(trx, account.id, mail.contentKey);
  if (twin !== null) return giveVerdict(trx, received.id, 'ignored', { reason: 'duplicate', messageId: twin });

  const at = context.clock();
  const bounced = await bouncedAnswer(trx, mail, account, context);
  const pace = await paceOf(trx, received, mail, bounced);
  if (pace.allowance === 'hold-back' && pace.ticketId !== null) {
    await pace.settle(trx, pace.ticketId);
    return holdBack(trx, received, pace.ticketId, at);
  }
  // A bounce belongs to the answer that it names and is never taken for somebody's mail.
  const named = mail.bounce === null ? await chooseTicket(trx, mail, account, context, at) : choiceOfBounce(bounced);
  const choice = named.ticketId === null ? (choiceOfFlood(pace, mail) ?? named) : named;
  // That an answer of ours did not arrive is told in any case.
  const ruled =
    bounced !== null
      ? noRules
      : await outcomeOfRules(trx, mail, { account, received, opensTicket: choice.ticketId === null });
  if (ruled.ignoredBy !== null) {
    return giveVerdict(trx, received.id, 'ignored', { reason: `${ignoredByRule}${ruled.ignoredBy.name}` });
  }
  const { rules, note } = await followAdvice(trx, ruled, choice.ticketId === null ? mail.hook : undefined);
  if (note?.outcome === 'answered' && note.advice.ignore === true) {
    return giveVerdict(trx, received.id, 'ignored', { reason: 'mail-hook' });
  }
  const why = note === undefined ? choice.why : { ...choice.why, hook: note };
  const ticketId =
    choice.ticketId === null
      ? await openTicket(trx, mail, account, received, { ...choice, rules }, at)
      : await joinTicket(trx, choice, at);
  const messageId = await writeMessage(trx, mail, account, received, ticketId, { why, bounced, rules });
  await pace.settle(trx, ticketId);
  const answerOfRule = () => {
    const filed = { ticketId, messageId, backlog: received.backlog };
    return answerByRule(trx, mail, filed, rules, { signingKey: context.signingKey, at });
  };

  // Its headers and text are filed; the verdict says where the rest of it is.
  const verdict = (filed: 'opened' | 'appended') => (received.leftSize === null ? filed : 'left');
  const leftBecause = received.leftSize === null ? {} : { reason: 'too-large' };

  if (choice.ticketId === null) {
    await appendEvent(trx, { type: 'ticket.opened', ticketId, messageId }, at);
    if (choice.link !== null) await linkTo(trx, ticketId, choice.link, at);
    await answerOfRule();
    return giveVerdict(trx, received.id, verdict('opened'), { messageId, ...leftBecause });
  }
  if (bounced !== null) {
    await settleBounce(trx, mail, bounced, messageId, at);
    return giveVerdict(trx, received.id, verdict('appended'), { reason: choice.why.rule, messageId, ...leftBecause });
  }
  if (choice.reopens && !rules.close && (await setStatus(trx, ticketId, 'open', at))) {
    await appendEvent(trx, { type: 'ticket.reopened', ticketId, actorId: null }, at);
  }
  await touchTicket(trx, ticketId, at);
  await appendEvent(trx, { type: 'message.received', ticketId, messageId }, at);
  await changeByRules(trx, ticketId, rules, at);
  await answerOfRule();
  return giveVerdict(trx, received.id, verdict('appended'), { reason: choice.why.rule, messageId, ...leftBecause });
}

type NewTicketChoice = Extract<Choice, { ticketId: null }>;

function openTicket(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  received: WaitingMail,
  { link, rules: { set, close } }: NewTicketChoice & { rules: RulesOutcome },
  at: number,
): Promise<number> {
  // A mail of the backlog keeps its date.
  const openedAt = received.backlog ? (mail.date ?? received.internalDate ?? at) : at;
  // What follows a ticket is for whoever handled that.
  const { groupId, ticketTypeId } = link?.kind === 'follows' ? link.ticket : account;
  return insertTicket(trx, {
    accountId: account.id,
    groupId: set.groupId ?? groupId,
    ticketTypeId: set.ticketTypeId ?? ticketTypeId,
    subject: mail.subject,
    status: close ? 'closed' : 'open',
    priority: set.priority ?? 'normal',
    assigneeId: set.assigneeId ?? null,
    requester: mail.from ?? { name: '', address: '' },
    openedAt,
    lastActivityAt: openedAt,
  });
}

async function linkTo(
  trx: CoreTransaction,
  newTicketId: number,
  { kind, ticket }: NonNullable<NewTicketChoice['link']>,
  at: number,
): Promise<void> {
  await linkTickets(trx, { ticketId: newTicketId, otherId: ticket.id, kind, at });
  await appendEvent(trx, { type: 'ticket.linked', ticketId: ticket.id, otherTicketId: newTicketId, kind }, at);
}

/** Returns the message's id. */
async function writeMessage(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  received: WaitingMail,
  ticketId: number,
  { why, bounced, rules }: { why: WhyThisTicket; bounced: BouncedAnswer | null; rules: RulesOutcome },
): Promise<number> {
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
    attachments: mail.attachments,
    automatic: mail.automatic === null ? null : `${mail.automatic.kind}: ${mail.automatic.why}`,
    sender: verdictOnSender(mail, account.incoming.host),
    bounce: reportOn(bounced, mail),
    leftOnServer: received.leftSize,
    backlog: received.backlog,
    authorId: null,
    idempotencyKey: null,
    contentKey: mail.contentKey,
    why,
    rules: rules.applied,
    at: mail.date ?? received.internalDate ?? received.receivedAt,
  });
  if (messageId === null) throw new Error('The message stands there already, though its content was not found');
  return messageId;
}

function reportOn(bounced: BouncedAnswer | null, { bounce }: IncomingMail): ReportedBounce | null {
  if (bounced === null || bounce === null) return null;
  const { recipient, status, permanent } = bounce;
  return { messageId: bounced.id, recipient, status, permanent };
}
