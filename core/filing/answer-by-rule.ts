import { addressDomain } from '../account/account.ts';
import { verdictOnSender } from '../message/sender/sender-verdict.ts';
import { findAccount } from '../store/accounts.ts';
import { claimAutomaticAnswer } from '../store/automatic-answers.ts';
import { listGroups } from '../store/catalogue.ts';
import { appendEvent } from '../store/events.ts';
import { insertMessage, noteRules } from '../store/messages.ts';
import { queueMail } from '../store/outbox.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { findTicket } from '../store/tickets.ts';
import { composeReply, replySubject } from '../ticket/compose-reply.ts';
import { ownMessageId } from '../ticket/own-message-id.ts';
import type { RulesOutcome } from '../ticket/rules/apply-rules.ts';
import { fillTemplate } from '../ticket/rules/fill-template.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { addressToAnswerFrom } from './address-to-answer-from.ts';
import type { IncomingMail } from './read-incoming.ts';

/**
 * Puts the answer of a rule into the outbox, if a machine may answer this mail: to the one address that the gate names,
 * marked as automatic (RFC 3834). Where it may not, the message says why.
 */
export async function answerByRule(
  trx: CoreTransaction,
  mail: IncomingMail,
  filed: { ticketId: number; messageId: number; backlog: boolean },
  { reply, applied }: RulesOutcome,
  { signingKey, at }: { signingKey: string; at: number },
): Promise<void> {
  if (reply === null) return;
  const ticket = await findTicket(trx, filed.ticketId);
  const account = ticket === null ? null : await findAccount(trx, ticket.accountId);
  if (ticket === null || account === null) return;
  const senderFails = verdictOnSender(mail, account.incoming.host)?.verdict === 'fail';
  const answer = await claimAutomaticAnswer(trx, account.id, mail, { backlog: filed.backlog, senderFails }, at);
  if (!answer.may) {
    reply.rule.unanswered = answer.why;
    return noteRules(trx, filed.messageId, applied);
  }
  const answered = { id: filed.messageId, to: mail.to, cc: mail.cc };
  const from = { name: account.name, address: await addressToAnswerFrom(trx, account, answered) };
  const to = [{ name: mail.from?.address.toLowerCase() === answer.to ? mail.from.name : '', address: answer.to }];
  const subject = replySubject(mail.subject, ticket.id);
  const text = fillTemplate(reply.template, await valuesFor(trx, mail, ticket));
  const messageId = ownMessageId(ticket.id, addressDomain(from.address), signingKey);
  const references = [...mail.references, ...(mail.messageId === null ? [] : [mail.messageId])];
  const date = new Date(at);
  const composed = { from, to, cc: [], subject, text, messageId, references, date, files: [] };
  const raw = await composeReply({ ...composed, automatic: 'auto-replied' });
  const id = await insertMessage(trx, {
    ...{ ticketId: ticket.id, accountId: account.id, mailId: null, direction: 'outgoing', messageId, references },
    ...{ from, to, cc: [], replyTo: [], subject, text, newText: text, attachments: [] },
    ...{ automatic: `reply: ${reply.rule.name}`, leftOnServer: null, backlog: false, authorId: null, at },
    ...{ idempotencyKey: `rule:${reply.rule.ruleId}:${filed.messageId}`, contentKey: null, why: null },
  });
  if (id === null) return;
  const envelope = { from: from.address, to: [answer.to] };
  await queueMail(trx, { messageId: id, accountId: account.id, envelope, raw, at });
  await appendEvent(trx, { type: 'reply.queued', ticketId: ticket.id, messageId: id }, at);
}

async function valuesFor(trx: CoreTransaction, mail: IncomingMail, ticket: Ticket) {
  const group = (await listGroups(trx)).find(({ id }) => id === ticket.groupId);
  return {
    name: mail.from?.name || mail.from?.address || '',
    ticket: `#${ticket.id}`,
    subject: mail.subject,
    group: group?.name ?? '',
  };
}
