import type { Side } from '@inbox-email/core/account/diagnosis.ts';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { Button, KnownBlock } from '@slack/types';
import { limits, line, literal, moment, paragraph, plain, remark, richText, verbatim } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import type { SlackMessage } from '../tickets/slack-message.ts';
import type { AlertFacts, RecoveryFacts } from './account-event.ts';
import { durationInWords } from './duration.ts';

/** What a button of an alert opens; its value is the account's id. Posted messages keep theirs for ever: never change one. */
export const alertActions = { test: 'alert-test', errors: 'alert-errors' } as const;

/** An account in trouble: what fails, since when, cause and remedy. */
export function alertMessage(accountName: string, facts: AlertFacts, text: Text): SlackMessage {
  const explanation = explanationOf(codeOf(facts), sideOf(facts), '');
  return {
    text: withoutMarkup(headline(accountName, facts, inUtc, text)),
    blocks: [
      paragraph(headline(accountName, facts, moment, text)),
      richText(
        line(explanation.cause[text.language], true),
        ...(facts.type === 'account.drifting' ? [verbatim(facts.seen)] : []),
        line(`${text.alerts.remedy} ${explanation.remedy[text.language]}`),
      ),
      ...(facts.type === 'account.paused' ? [remark(text.alerts.goOn)] : []),
      actions(facts.accountId, text),
    ],
  };
}

/** The account works again, and for how long it did not; or what would have broken will not. */
export function recoveryMessage(accountName: string, facts: RecoveryFacts, text: Text): SlackMessage {
  if (facts.type === 'account.drift-over') {
    const over = text.alerts.driftOver(literal(accountName));
    return { text: withoutMarkup(over), blocks: [paragraph(over)] };
  }
  const { side, at, downSince } = facts;
  const down = durationInWords(at - downSince, text);
  const again = side === 'incoming' ? text.alerts.receivesAgain : text.alerts.sendsAgain;
  const words = again(literal(accountName), down);
  return { text: withoutMarkup(words), blocks: [paragraph(words)] };
}

function headline(
  accountName: string,
  facts: AlertFacts,
  since: (at: number) => string,
  { alerts: words }: Text,
): string {
  const account = literal(accountName);
  switch (facts.type) {
    case 'account.failing':
      return facts.side === 'incoming'
        ? words.cannotReceive(account, since(facts.since))
        : words.cannotSend(account, since(facts.since));
    case 'account.drifting':
      return words.drifting(account);
    case 'account.paused':
      return words.paused(account);
    case 'account.stalled':
      return words.stalled(account, facts.unaccounted, literal(facts.folder));
    case 'mail.quarantined':
      return words.quarantined(account, facts.count);
  }
}

/** The row of the catalogue that explains it. */
function codeOf(facts: AlertFacts): string {
  if (facts.type === 'account.stalled') return 'mail-not-given-out';
  return facts.type === 'mail.quarantined' ? 'mail-unreadable' : facts.code;
}

function sideOf(facts: AlertFacts): Side {
  return facts.type === 'account.failing' || facts.type === 'account.drifting' ? facts.side : 'incoming';
}

function actions(accountId: string, { alerts: words }: Text): KnownBlock {
  const button = (actionId: string, label: string): Button => ({
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.button),
    value: accountId,
  });
  return {
    type: 'actions',
    elements: [button(alertActions.test, words.test), button(alertActions.errors, words.lastErrors)],
  };
}

/** For notifications, which show no markup: `literal` has left no asterisk but ours. */
function withoutMarkup(words: string): string {
  return words.replaceAll('*', '');
}

function inUtc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
