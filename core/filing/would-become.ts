import type { Account } from '../account/account.ts';
import type { Correspondent } from '../message/correspondent.ts';
import type { FetchedMail } from '../message/listed-mail.ts';
import { ignoredByRule } from '../store/rules.ts';
import { insertTrialMail, outcomeOfTrial } from '../store/trial-mail.ts';
import type { AppliedRule } from '../ticket/rules/applied-rule.ts';
import type { Priority } from '../ticket/ticket.ts';
import { fileOne } from './file-one.ts';
import type { FilingContext } from './filing-context.ts';
import type { IncomingMail } from './read-incoming.ts';
import { createMailReader, type MailReader } from './reading/mail-reader.ts';
import { ReadingDied } from './reading/reading-thread.ts';
import { checkSenders } from './sender-check/check-senders.ts';

/** What a mail would become. `from` and `subject` are a stranger's words. */
export interface TrialOutcome {
  from: Correspondent;
  subject: string;
  /** Milliseconds since 1970; null where neither server nor mail says. */
  at: number | null;
  becomes:
    | ({ kind: 'opened' } & TrialTicket)
    /** `ticketId` null: it joins the ticket that another of these mails opens. */
    | ({ kind: 'appended'; ticketId: number | null } & TrialTicket)
    /** It is in this desk already, in that ticket. */
    | { kind: 'known'; ticketId: number }
    /** `reason` as in the ledger; `rule`: the name of the rule that ignores it. */
    | { kind: 'ignored'; reason: string; rule: string | null }
    | { kind: 'quarantined' };
}

interface TrialTicket {
  groupId: string;
  ticketTypeId: string;
  priority: Priority;
  closed: boolean;
  /** Names of the rules that applied. */
  rules: string[];
}

/**
 * Files mails as they would be filed if they came in now, in a transaction that is given up: the very decisions that
 * count later, and nothing of it stays. The oldest come first, each at the time when the server took it in.
 */
export async function wouldBecome(
  mails: readonly FetchedMail[],
  account: Account,
  context: FilingContext,
): Promise<TrialOutcome[]> {
  const reader = createMailReader();
  try {
    const readings: (IncomingMail | null)[] = [];
    for (const mail of mails) readings.push(await readingOf(mail, account, reader, context));
    return await tried(mails, readings, account, context);
  } finally {
    await reader.close();
  }
}

/** Null where it would be kept in quarantine. */
async function readingOf(
  { bytes: given, internalDate }: FetchedMail,
  account: Account,
  reader: MailReader,
  { db, senders }: FilingContext,
): Promise<IncomingMail | null> {
  // Its bytes are given away, and rules may want them afterwards.
  const bytes = given.slice();
  const facts = { id: 0, accountId: account.id, receivedAt: 0, backlog: false, size: bytes.length, leftSize: null };
  try {
    const received = { ...facts, internalDate, bytes };
    const [reading] = await reader.read([received]);
    if (reading === undefined || 'threw' in reading) return null;
    await checkSenders([{ received, mail: reading.mail, bytes: given }], db, senders);
    return reading.mail;
  } catch (error) {
    if (error instanceof ReadingDied) return null;
    throw error;
  }
}

async function tried(
  mails: readonly FetchedMail[],
  readings: readonly (IncomingMail | null)[],
  account: Account,
  context: FilingContext,
): Promise<TrialOutcome[]> {
  const outcomes: TrialOutcome[] = [];
  const opened = new Set<number>();
  const given = new GivenUp();
  await context.db
    .transaction()
    .execute(async (trx) => {
      for (const [index, mail] of mails.entries()) {
        const reading = readings[index] ?? null;
        const at = mail.internalDate ?? reading?.date ?? context.clock();
        const { from, subject, date } = reading ?? { from: null, subject: '', date: null };
        const shown = { from: from ?? { name: '', address: '' }, subject, at: mail.internalDate ?? date };
        if (reading === null) {
          outcomes.push({ ...shown, becomes: { kind: 'quarantined' } });
          continue;
        }
        const received = await insertTrialMail(trx, account.id, { ...mail, key: String(index) }, at);
        await fileOne(trx, received, reading, { ...context, clock: () => at });
        const outcome = await outcomeOfTrial(trx, received.id);
        outcomes.push({ ...shown, becomes: becomes(outcome, opened) });
      }
      throw given;
    })
    .catch((error) => {
      if (error !== given) throw error;
    });
  return outcomes;
}

/** Ends the transaction without a trace. */
class GivenUp extends Error {}

function becomes(
  { verdict, reason, ticket }: Awaited<ReturnType<typeof outcomeOfTrial>>,
  opened: Set<number>,
): TrialOutcome['becomes'] {
  if (verdict === 'quarantined') return { kind: 'quarantined' };
  if (reason === 'duplicate' && ticket !== null && !opened.has(ticket.id))
    return { kind: 'known', ticketId: ticket.id };
  if (verdict === 'ignored' || ticket === null) {
    const rule = reason?.startsWith(ignoredByRule) === true ? reason.slice(ignoredByRule.length) : null;
    return { kind: 'ignored', reason: reason ?? '', rule };
  }
  const { id, group_id: groupId, ticket_type_id: ticketTypeId, status } = ticket;
  const filed: TrialTicket = {
    ...{ groupId, ticketTypeId, priority: ticket.priority as Priority, closed: status === 'closed' },
    rules: (JSON.parse(ticket.rules_json) as AppliedRule[]).map(({ name }) => name),
  };
  // Of a mail of which only the beginning is fetched the ledger does not say which of the two it was.
  if (verdict === 'opened' || (verdict === 'left' && !opened.has(id) && reason === 'too-large')) {
    opened.add(id);
    return { kind: 'opened', ...filed };
  }
  return { kind: 'appended', ticketId: opened.has(id) ? null : id, ...filed };
}
