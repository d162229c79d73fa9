import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountError } from '@inbox-email/core/account/diagnosis.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { divider, limits, literal, moment, paragraph, plain, remark } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import { mendButton } from './mend.ts';
import { pageOf, pager } from './pages.ts';
import { explained } from './test-report-view.ts';

export const errorsPageAction = 'account.errors.page';
/** How many errors are asked for: the newest. */
export const errorsKept = 100;

// An error takes up to four blocks, and a view holds 100.
const errorsPerPage = 10;

/** "Last errors": when, at which stage, the server's own words, cause and remedy; newest first. */
export function errorsView(account: Account, errors: readonly AccountError[], wanted: number, text: Text): ModalView {
  const words = text.accounts;
  const { items, page, pages } = pageOf(errors, wanted, errorsPerPage);
  return {
    type: 'modal',
    private_metadata: account.id,
    title: plain(words.errors.title, limits.title),
    close: plain(words.close, limits.title),
    blocks:
      items.length === 0
        ? [paragraph(words.errors.none(literal(account.name)))]
        : [
            paragraph(words.errors.of(literal(account.name))),
            ...items.flatMap((error, index) => entry(account, error, index, text)),
            ...pager(errorsPageAction, page, pages, text),
          ],
  };
}

/** Once, several times within a minute, or over a while. */
function whenOf({ firstAt, lastAt, count }: AccountError, { accounts: { errors } }: Text): string {
  if (count === 1) return moment(lastAt);
  if (lastAt - firstAt < 60_000) return errors.times(moment(lastAt), count);
  return errors.between(moment(firstAt), moment(lastAt), count);
}

function entry(account: Account, error: AccountError, index: number, text: Text): KnownBlock[] {
  const words = text.accounts;
  const when = whenOf(error, text);
  const since =
    error.recoveredAt === null
      ? `🔴 ${words.errors.ongoing}`
      : `🟢 ${words.errors.recovered(moment(error.recoveredAt))}`;
  // One button for the newest trouble: what has recovered needs no mending.
  const mending = index === 0 && error.recoveredAt === null ? mendButton(account.id, error, text) : [];
  return [
    divider,
    remark(`${when}  ·  ${since}`),
    ...explained(`${words.sides[error.side]}: ${words.stages[error.stage]}`, error, text),
    ...mending,
  ];
}
