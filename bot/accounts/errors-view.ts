import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountError } from '@inbox-email/core/account/diagnosis.ts';
import type { QuarantinedMail } from '@inbox-email/core/desk.ts';
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { divider, limits, literal, moment, paragraph, plain, remark } from '../block-kit.ts';
import { bytesInWords } from '../bytes-in-words.ts';
import type { Text } from '../text/text.ts';
import { mendButton } from './mend.ts';
import { pageOf, pager } from './pages.ts';
import { explained } from './test-report-view.ts';

export const errorsActions = {
  page: 'account.errors.page',
  /** Its value is the error's id. */
  transcript: 'account.errors.transcript',
  retryQuarantine: 'account.errors.retry',
};
/** How many errors are asked for: the newest. */
export const errorsKept = 100;
/** How many quarantined mails are asked for: one more than are counted out. */
export const quarantineAsked = 101;

// An error takes up to five blocks, and a view holds 100.
const errorsPerPage = 10;
const quarantineShown = 5;

export interface ErrorsFacts {
  errors: readonly AccountError[];
  quarantine: readonly QuarantinedMail[];
  /** From 0. */
  page: number;
  /** What came of trying the quarantined mails again. */
  retried?: { filed: number; of: number };
}

/** "Last errors": when, at which stage, the server's own words, cause and remedy; newest first. */
export function errorsView(account: Account, facts: ErrorsFacts, text: Text): ModalView {
  const words = text.accounts;
  const { items, page, pages } = pageOf(facts.errors, facts.page, errorsPerPage);
  const { retried } = facts;
  return {
    type: 'modal',
    private_metadata: account.id,
    title: plain(words.errors.title, limits.title),
    close: plain(words.close, limits.title),
    blocks: [
      ...(retried ? [paragraph(words.errors.filed(retried.filed, retried.of))] : []),
      ...quarantineBlocks(facts.quarantine, text),
      ...(items.length === 0
        ? [paragraph(words.errors.none(literal(account.name)))]
        : [
            paragraph(words.errors.of(literal(account.name))),
            ...items.flatMap((error, index) => entry(account, error, index, text)),
            ...pager(errorsActions.page, page, pages, text),
          ]),
    ],
  };
}

function quarantineBlocks(quarantine: readonly QuarantinedMail[], { accounts: { errors } }: Text): KnownBlock[] {
  if (quarantine.length === 0) return [];
  const more = quarantine.length >= quarantineAsked;
  const shown = quarantine
    .slice(0, quarantineShown)
    .map(({ receivedAt, size, reason }) => errors.quarantined(moment(receivedAt), bytesInWords(size), literal(reason)));
  return [
    paragraph(errors.quarantine(more ? quarantine.length - 1 : quarantine.length, more)),
    remark(shown.join('\n')),
    { type: 'actions', elements: [button(errorsActions.retryQuarantine, `🔁 ${errors.tryAgain}`, 'quarantine')] },
    divider,
  ];
}

/** Once, several times within a minute, or over a while. */
function whenOf({ firstAt, lastAt, count }: AccountError, { accounts: { errors } }: Text): string {
  if (count === 1) return moment(lastAt);
  if (lastAt - firstAt < 60_000) return errors.times(moment(lastAt), count);
  return errors.between(moment(firstAt), moment(lastAt), count);
}

function entry(account: Account, error: AccountError, index: number, text: Text): KnownBlock[] {
  const words = text.accounts;
  const facts = [
    whenOf(error, text),
    ...(error.mailsAffected > 0 ? [`✉️ ${words.errors.mails(error.mailsAffected)}`] : []),
    error.recoveredAt === null
      ? `🔴 ${words.errors.ongoing}`
      : `🟢 ${words.errors.recovered(moment(error.recoveredAt))}`,
  ];
  // One button for the newest trouble: what has recovered needs no mending.
  const mending = index === 0 && error.recoveredAt === null ? mendButton(account.id, error.side, error, text) : [];
  return [
    divider,
    remark(facts.join('  ·  ')),
    ...explained(`${words.sides[error.side]}: ${text.diagnosis.stages[error.stage]}`, error, text),
    ...mending,
    ...(error.transcript.length === 0
      ? []
      : [
          {
            type: 'actions' as const,
            elements: [
              button(`${errorsActions.transcript}.${error.id}`, words.errors.showTranscript, String(error.id)),
            ],
          },
        ]),
  ];
}

function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.button), value };
}
