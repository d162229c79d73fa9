import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountHealth } from '@inbox-email/core/account/account-health.ts';
import type { AccountError } from '@inbox-email/core/account/diagnosis.ts';
import type { QuarantinedMail, Retried } from '@inbox-email/core/desk.ts';
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { divider, limits, literal, moment, paragraph, plain, remark } from '../../block-kit.ts';
import { bytesInWords } from '../../bytes-in-words.ts';
import type { Text } from '../../text/text.ts';
import { bars, total } from '../drawing/bars.ts';
import { pageOf, pager } from '../drawing/pages.ts';
import { mendButtons } from '../mend.ts';
import { explained } from '../test/report-view.ts';
import { retriedBlocks } from './retried-blocks.ts';

export const errorsActions = {
  page: 'account.errors.page',
  /** Its value is the error's id. */
  transcript: 'account.errors.transcript',
  retryQuarantine: 'account.errors.retry',
  /** The values of these are accounts' ids. */
  retryAffected: 'account.errors.retryAffected',
  testNow: 'account.errors.testNow',
  edit: 'account.errors.edit',
};
/** How many errors are asked for: the newest. */
export const errorsKept = 100;
/** How many quarantined mails are asked for: one more than are counted out. */
export const quarantineAsked = 101;

// An error takes up to four blocks, and a view holds 100.
const errorsPerPage = 10;
const quarantineShown = 5;

export interface ErrorsFacts {
  errors: readonly AccountError[];
  /** False for observers: nothing can be tested, edited or tried again. */
  mayChange: boolean;
  /** From 0. */
  page: number;
  /** What came of trying the quarantined mails again. */
  retriedQuarantine?: { filed: number; of: number };
  /** The account for which what was affected is being tried again, or was. */
  retried?: { account: Pick<Account, 'name'>; result: Retried | null };
}

export interface AccountErrorsFacts extends ErrorsFacts {
  quarantine: readonly QuarantinedMail[];
  health: AccountHealth | null;
}

/** "Last errors": when, at which stage, the server's own words, cause and remedy; newest first. */
export function errorsView(account: Account, facts: AccountErrorsFacts, text: Text): ModalView {
  const { errors: words } = text.accounts;
  const { retriedQuarantine: again } = facts;
  return view(account.id, words.title, text, [
    ...(again ? [paragraph(words.filed(again.filed, again.of))] : []),
    ...retriedBlocks(facts.retried, text),
    ...quarantineBlocks(facts, text),
    paragraph(facts.errors.length === 0 ? words.none(literal(account.name)) : words.of(literal(account.name))),
    ...(facts.health === null ? [] : [remark(picture([facts.health], text))]),
    ...(facts.mayChange ? [{ type: 'actions' as const, elements: accountButtons(account.id, text) }] : []),
    ...entries(facts, () => account.name, false, text),
  ]);
}

export interface AllErrorsFacts extends ErrorsFacts {
  accounts: readonly Account[];
  health: readonly AccountHealth[];
}

/** The errors of all accounts together: what goes on still first, each with what can be done about it. */
export function allErrorsView(facts: AllErrorsFacts, text: Text): ModalView {
  const { health: words } = text;
  const names = new Map(facts.accounts.map(({ id, name }) => [id, name]));
  return view(everyAccount, words.allTitle, text, [
    ...retriedBlocks(facts.retried, text),
    paragraph(facts.errors.length === 0 ? words.noneAtAll : words.ofAll),
    remark(picture(facts.health, text)),
    ...entries(facts, (id) => names.get(id) ?? '', true, text),
  ]);
}

/** Whose errors a view shows; null: those of all. */
export function shownAccount({ private_metadata: id }: Pick<ModalView, 'private_metadata'>): string | null {
  return id === undefined || id === everyAccount ? null : id;
}

const everyAccount = '*';

const view = (accountId: string, title: string, text: Text, blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  private_metadata: accountId,
  title: plain(title, limits.title),
  close: plain(text.accounts.close, limits.title),
  blocks,
});

/** How often something failed: by the hour of the last day, by the day of the last two weeks. */
function picture(health: readonly AccountHealth[], { health: words }: Text): string {
  const added = (lists: (readonly number[])[]) =>
    lists.reduce<number[]>((sums, counts) => counts.map((count, i) => (sums[i] ?? 0) + count), []);
  const byHour = added(health.map(({ failures }) => failures));
  const byDay = added(health.map(({ failuresByDay }) => failuresByDay));
  return [
    `\`${bars(byHour)}\` ${words.failuresInDay(total(byHour))}`,
    `\`${bars(byDay)}\` ${words.failuresInTwoWeeks(total(byDay))}`,
  ].join('  ·  ');
}

function accountButtons(accountId: string, { health: words }: Text): Button[] {
  return [
    button(errorsActions.testNow, `🔎 ${words.testNow}`, accountId),
    button(errorsActions.edit, `✏️ ${words.edit}`, accountId),
    button(errorsActions.retryAffected, `🔁 ${words.retry}`, accountId),
  ];
}

function quarantineBlocks({ quarantine, mayChange }: AccountErrorsFacts, { accounts: { errors } }: Text): KnownBlock[] {
  if (quarantine.length === 0) return [];
  const more = quarantine.length >= quarantineAsked;
  const shown = quarantine
    .slice(0, quarantineShown)
    .map(({ receivedAt, size, reason }) => errors.quarantined(moment(receivedAt), bytesInWords(size), literal(reason)));
  return [
    paragraph(errors.quarantine(more ? quarantine.length - 1 : quarantine.length, more)),
    remark(shown.join('\n')),
    ...(mayChange
      ? [
          {
            type: 'actions' as const,
            elements: [button(errorsActions.retryQuarantine, `🔁 ${errors.tryAgain}`, 'quarantine')],
          },
        ]
      : []),
    divider,
  ];
}

/** The page of the list. Of each account, the newest trouble that goes on still can be mended: the rest follows from it. */
function entries(
  { errors, page: wanted, mayChange }: ErrorsFacts,
  nameOf: (accountId: string) => string,
  ofAll: boolean,
  text: Text,
): KnownBlock[] {
  const { items, page, pages } = pageOf(errors, wanted, errorsPerPage);
  const seen = new Set<string>();
  return [
    ...items.flatMap((error) => {
      const mendable =
        mayChange && error.recoveredAt === null && !seen.has(error.accountId) && (ofAll || error === errors[0]);
      seen.add(error.accountId);
      return entry(error, { mendable, name: ofAll ? nameOf(error.accountId) : null }, text);
    }),
    ...pager(errorsActions.page, page, pages, text),
  ];
}

/** Once, several times within a minute, or over a while. */
function whenOf({ firstAt, lastAt, count }: AccountError, { accounts: { errors } }: Text): string {
  if (count === 1) return moment(lastAt);
  if (lastAt - firstAt < 60_000) return errors.times(moment(lastAt), count);
  return errors.between(moment(firstAt), moment(lastAt), count);
}

function entry(
  error: AccountError,
  { mendable, name }: { mendable: boolean; name: string | null },
  text: Text,
): KnownBlock[] {
  const words = text.accounts;
  const facts = [
    whenOf(error, text),
    ...(error.mailsAffected > 0 ? [`✉️ ${words.errors.mails(error.mailsAffected)}`] : []),
    error.recoveredAt === null
      ? `🔴 ${words.errors.ongoing}`
      : `🟢 ${words.errors.recovered(moment(error.recoveredAt))}`,
  ];
  const where = `${words.sides[error.side]}: ${text.diagnosis.stages[error.stage]}`;
  const buttons = [
    ...(mendable ? mendButtons(error.accountId, error.side, error, text) : []),
    ...(mendable && name !== null ? accountButtons(error.accountId, text) : []),
    ...(error.transcript.length === 0
      ? []
      : [button(`${errorsActions.transcript}.${error.id}`, words.errors.showTranscript, String(error.id))]),
  ];
  return [
    divider,
    remark(facts.join('  ·  ')),
    ...explained(name === null ? where : `${name} · ${where}`, error, text),
    ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: buttons }]),
  ];
}

function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.button), value };
}
