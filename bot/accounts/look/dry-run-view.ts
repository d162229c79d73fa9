import type { Account } from '@inbox-email/core/account/account.ts';
import type { DryRun, Group, TicketType } from '@inbox-email/core/desk.ts';
import type { TrialOutcome } from '@inbox-email/core/filing/would-become.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { limits, line, literal, moment, paragraph, plain, remark, richText, shortened } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { mendButton } from '../mend.ts';
import { explained } from '../test/report-view.ts';

export const dryRunAgainAction = 'account.dryRun.again';

export interface DryRunFacts {
  groups: readonly Group[];
  types: readonly TicketType[];
}

/** The dry run as far as it has come: at its end, what each mail would become, the newest first. */
export function dryRunView(account: Account, run: DryRun, facts: DryRunFacts, text: Text): ModalView {
  const { dryRun: words } = text.lookIntoMailbox;
  return {
    type: 'modal',
    title: plain(words.title, limits.title),
    close: plain(text.accounts.close, limits.title),
    blocks: [...shown(account, run, facts, text), ...again(account, run, text)],
  };
}

function shown(account: Account, run: DryRun, facts: DryRunFacts, text: Text): KnownBlock[] {
  const { lookIntoMailbox: look, accounts } = text;
  const { dryRun: words } = look;
  const name = literal(account.name);
  switch (run.step) {
    case 'sign-in':
      return [paragraph(look.signingIn)];
    case 'fetch':
      return [paragraph(words.fetching(run.fetched, run.of))];
    case 'failed':
      return [
        paragraph(look.failed(name)),
        ...explained(accounts.sides.incoming, run.failure, text),
        ...mendButton(account.id, 'incoming', run.failure, text),
      ];
    case 'done':
      return run.mails.length === 0
        ? [paragraph(words.noMails(name))]
        : [
            paragraph(words.intro(name, run.mails.length)),
            { type: 'divider' },
            ...run.mails.toReversed().flatMap((mail) => mailBlocks(mail, facts, text)),
          ];
  }
}

function mailBlocks({ from, subject, at, becomes }: TrialOutcome, facts: DryRunFacts, text: Text): KnownBlock[] {
  const { dryRun: words } = text.lookIntoMailbox;
  const sender = from.name === '' ? from.address : `${from.name} (${from.address})`;
  return [
    richText(line(shortened(subject || words.noSubject, 200), true), line(shortened(sender, 200))),
    remark([becomesWords(becomes, facts, text), ...(at === null ? [] : [moment(at)])].join('  ·  ')),
  ];
}

function becomesWords(becomes: TrialOutcome['becomes'], { groups, types }: DryRunFacts, text: Text): string {
  const { dryRun: words } = text.lookIntoMailbox;
  const { ignoredBecause, ignoredByRule } = text.audit;
  switch (becomes.kind) {
    case 'known':
      return words.known(becomes.ticketId);
    case 'quarantined':
      return words.quarantined;
    case 'ignored': {
      const known: Record<string, string> = ignoredBecause;
      const { rule, reason } = becomes;
      return words.ignored(rule === null ? (known[reason] ?? literal(reason)) : ignoredByRule(literal(rule)));
    }
    default: {
      const nameIn = (things: readonly { id: string; name: string }[], id: string) =>
        things.filter((thing) => thing.id === id).map(({ name }) => literal(name));
      const where =
        becomes.kind === 'opened'
          ? words.opened
          : becomes.ticketId === null
            ? words.joinsAnother
            : words.joins(becomes.ticketId);
      return [
        `*${where}*`,
        ...nameIn(groups, becomes.groupId),
        ...nameIn(types, becomes.ticketTypeId),
        ...(becomes.priority === 'normal' ? [] : [text.tickets.priorities[becomes.priority]]),
        ...(becomes.closed ? [words.closed] : []),
        ...(becomes.rules.length === 0 ? [] : [words.rules(literal(becomes.rules.join(', ')))]),
      ].join('  ·  ');
    }
  }
}

function again(account: Account, { step }: DryRun, { lookIntoMailbox: { dryRun: words } }: Text): KnownBlock[] {
  if (step !== 'done' && step !== 'failed') return [];
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: dryRunAgainAction,
          text: plain(`🔁 ${words.again}`, limits.button),
          value: account.id,
        },
      ],
    },
  ];
}
