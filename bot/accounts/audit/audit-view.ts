import type { AccountState } from '@inbox-email/core/account/account.ts';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { Audit, UnaccountedMail, Verdict } from '@inbox-email/core/message/audit.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { divider, limits, literal, moment, paragraph, plain, remark, richText, verbatim } from '../../block-kit.ts';
import { bytesInWords } from '../../bytes-in-words.ts';
import type { Text } from '../../text/text.ts';

export const auditAgainAction = 'account.auditAgain';

/** An account and what its comparison found; null while that is still going on. */
export interface AuditedAccount {
  name: string;
  audit: Audit | null;
}

/** "Is every mail accounted for?", account by account; `accountId` is the one that was asked for, or null for all. */
export function auditView(accounts: readonly AuditedAccount[], accountId: string | null, text: Text): ModalView {
  const { audit: words, accounts: common } = text;
  const finished = accounts.every(({ audit }) => audit !== null);
  return {
    type: 'modal',
    title: plain(words.title, limits.title),
    close: plain(common.close, limits.title),
    blocks: [
      ...(accounts.length === 0 ? [paragraph(words.noAccounts)] : entries(accounts, text)),
      ...(finished && accounts.length > 0 ? [divider, again(accountId, text)] : []),
    ],
  };
}

// An account takes up to five blocks, and a view holds 100.
const accountsShown = 18;
const mailsShown = 15;

/** What needs a person's eye comes first; of the rest, as many as there is room for. */
function entries(accounts: readonly AuditedAccount[], text: Text): KnownBlock[] {
  const sorted = accounts.toSorted((a, b) => urgency(b) - urgency(a));
  const rest = sorted.slice(accountsShown);
  const { audit: words } = text;
  const restIsWell = rest.every((account) => urgency(account) === 0);
  return [
    ...sorted.slice(0, accountsShown).flatMap((account) => entry(account, text)),
    ...(rest.length === 0
      ? []
      : [divider, remark(restIsWell ? words.moreAccounts(rest.length) : words.moreNotShown(rest.length))]),
  ];
}

function urgency({ audit }: AuditedAccount): number {
  if (audit === null) return 1;
  if (audit.unaccounted > 0) return 3;
  return audit.failure !== null || audit.verdicts.quarantined > 0 || audit.comparedAt === null ? 2 : 0;
}

function entry({ name, audit }: AuditedAccount, text: Text): KnownBlock[] {
  const { audit: words } = text;
  if (audit === null) return [paragraph(words.comparing(literal(name)))];
  return [
    divider,
    paragraph(verdict(name, audit, text)),
    ...(audit.differences.length === 0 ? [] : [mails(audit, text)]),
    remark(counts(audit, text)),
    ...failure(audit, text),
  ];
}

function verdict(name: string, { comparedAt, unaccounted }: Audit, { audit: words }: Text): string {
  if (unaccounted > 0) return words.someUnaccounted(literal(name), unaccounted);
  return comparedAt === null ? words.unknown(literal(name)) : words.allAccountedFor(literal(name));
}

/** The mails that nobody has, named so that a person finds them in another mail program. */
function mails({ differences, unaccounted }: Audit, { audit: words }: Text): KnownBlock {
  const lines = differences.slice(0, mailsShown).map(({ folder, key, size, internalDate }: UnaccountedMail) => {
    const date = internalDate === null ? null : new Date(internalDate).toISOString().slice(0, 16).replace('T', ' ');
    return words.mail(folder, key, bytesInWords(size), date === null ? null : `${date} UTC`);
  });
  const more = unaccounted - lines.length;
  return richText(verbatim([...lines, ...(more > 0 ? [words.moreMails(more)] : [])].join('\n')));
}

const order: readonly Verdict[] = ['opened', 'appended', 'left', 'ignored', 'quarantined', 'received'];

function counts({ verdicts, ignored, onServer, comparedAt }: Audit, { audit: words }: Text): string {
  const why = Object.entries(ignored)
    .map(([reason, count]) => `${count} ${because(reason, words)}`)
    .join(', ');
  const counted = order
    .filter((one) => verdicts[one] > 0)
    .map((one) => `${verdicts[one]} ${words.verdicts[one]}${one === 'ignored' && why !== '' ? ` (${why})` : ''}`);
  return [
    ...(counted.length === 0 ? [words.noMail] : counted),
    ...(comparedAt === null ? [] : [words.onServer(onServer), words.compared(moment(comparedAt))]),
  ].join('  ·  ');
}

function because(reason: string, { ignoredBecause, ignoredByRule }: Text['audit']): string {
  const [, rule] = /^rule: (.+)$/.exec(reason) ?? [];
  if (rule !== undefined) return ignoredByRule(literal(rule));
  const known: Record<string, string> = ignoredBecause;
  return known[reason] ?? literal(reason);
}

function failure(audit: Audit, text: Text): KnownBlock[] {
  if (audit.failure === null) return [];
  const { notCompared, notComparedAgain } = text.audit;
  const why = literal(whyNot(audit.failure, text));
  return [remark(`⚠️ ${audit.comparedAt === null ? notCompared(why) : notComparedAgain(why)}`)];
}

/** A cause of the catalogue, or the state that the account is in. */
/** Why a server could not be compared with: a code of the catalogue, or the state in which the account is not watched. */
export function whyNot(failure: string, { audit: { states }, language }: Text): string {
  return states[failure as AccountState] ?? explanationOf(failure, 'incoming', '').cause[language];
}

function again(accountId: string | null, { audit: words }: Text): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: auditAgainAction,
        text: plain(`🔁 ${words.again}`, limits.button),
        value: accountId ?? everyAccount,
      },
    ],
  };
}

/** The value of "Compare again" where every account was asked for. */
export const everyAccount = 'every';
