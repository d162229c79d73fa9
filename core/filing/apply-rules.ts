import type { Account } from '../account/account.ts';
import { readHeader } from '../message/read-header.ts';
import { verdictOnSender } from '../message/sender/sender-verdict.ts';
import { listGroups, listTypes } from '../store/catalogue.ts';
import { changeTicket } from '../store/change-ticket.ts';
import { appendEvent } from '../store/events.ts';
import { listRules, rawOfMail } from '../store/rules.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { findTicket, setStatus } from '../store/tickets.ts';
import type { WaitingMail } from '../store/verdicts.ts';
import { applyRules, noRules, type RulesOutcome } from '../ticket/rules/apply-rules.ts';
import { mailFacts } from '../ticket/rules/mail-facts.ts';
import type { Rule } from '../ticket/rules/rule.ts';
import type { IncomingMail } from './read-incoming.ts';

/** What the rules have to say about a mail. A group or type that is gone meanwhile is left as the account has it. */
export async function outcomeOfRules(
  trx: CoreTransaction,
  mail: IncomingMail,
  {
    account,
    received,
    opensTicket,
  }: { account: Account; received: Pick<WaitingMail, 'id' | 'leftSize' | 'size'>; opensTicket: boolean },
): Promise<RulesOutcome> {
  const rules = (await listRules(trx)).filter(({ active }) => active);
  if (rules.length === 0) return noRules;
  // The header beyond what was read of it is fetched only where a rule looks at it.
  const raw = rules.some(looksAtHeader) ? await rawOfMail(trx, received.id) : null;
  const facts = mailFacts({
    ...mail,
    size: received.leftSize ?? received.size,
    sender: verdictOnSender(mail, account.incoming.host),
    header: raw === null ? () => [] : readHeader(raw),
  });
  const outcome = applyRules(rules, facts, { accountId: account.id, opensTicket });
  const { groupId, ticketTypeId, ...set } = outcome.set;
  const isIn = (rows: readonly { id: string }[], id: string) => rows.some((row) => row.id === id);
  return {
    ...outcome,
    set: {
      ...set,
      ...(groupId !== undefined && isIn(await listGroups(trx), groupId) && { groupId }),
      ...(ticketTypeId !== undefined && isIn(await listTypes(trx), ticketTypeId) && { ticketTypeId }),
    },
  };
}

function looksAtHeader({ conditions }: Rule): boolean {
  return conditions.some(({ field }) => field === 'header' || field === 'recipient');
}

/** What the rules change of a ticket that a mail joined. */
export async function changeByRules(
  trx: CoreTransaction,
  ticketId: number,
  { set, close }: RulesOutcome,
  at: number,
): Promise<void> {
  const ticket = Object.keys(set).length === 0 ? null : await findTicket(trx, ticketId);
  if (ticket !== null) await changeTicket(trx, ticket, set, { actorId: null, at });
  if (close && (await setStatus(trx, ticketId, 'closed', at))) {
    await appendEvent(trx, { type: 'ticket.closed', ticketId, actorId: null }, at);
  }
}
