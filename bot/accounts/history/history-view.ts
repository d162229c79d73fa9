import type { Change, ChangedField } from '@inbox-email/core/changes/change.ts';
import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { limits, literal, moment, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { fieldName } from './field-name.ts';
import { valueInWords } from './value-in-words.ts';

export const historyActions = {
  open: 'history.open',
  /** Its value is the id of the last change shown. */
  older: 'history.older',
  file: 'history.file',
};

/** A change takes two blocks, and a view holds 100. */
export const changesPerPage = 15;
const fieldsShown = 10;

export interface HistoryFacts {
  /** Newest first; one more than a page where there are older ones. */
  changes: readonly Change[];
  /** Of one account, by its name; null: of everything. */
  of: { id: string; name: string } | null;
  groups: readonly Group[];
  types: readonly TicketType[];
  /** What became of the file that was asked for. */
  said?: string;
}

/** Who changed what, when, before and after. */
export function historyView(facts: HistoryFacts, text: Text): ModalView {
  const { history: words, accounts } = text;
  const shown = facts.changes.slice(0, changesPerPage);
  const older = facts.changes.length > shown.length ? shown.at(-1) : undefined;
  return {
    type: 'modal',
    private_metadata: JSON.stringify(facts.of),
    title: plain(words.title, limits.title),
    close: plain(accounts.close, limits.title),
    blocks: [
      ...(facts.said === undefined ? [] : [paragraph(facts.said)]),
      paragraph(facts.of === null ? words.ofAll : words.of(literal(facts.of.name))),
      ...(shown.length === 0 ? [paragraph(words.none)] : []),
      ...shown.flatMap((change) => entry(change, facts, text)),
      {
        type: 'actions',
        elements: [
          ...(older === undefined
            ? []
            : [
                {
                  type: 'button' as const,
                  action_id: historyActions.older,
                  text: plain(words.older, limits.button),
                  value: String(older.id),
                },
              ]),
          {
            type: 'button' as const,
            action_id: historyActions.file,
            text: plain(`📄 ${words.asFile}`, limits.button),
            value: 'file',
          },
        ],
      },
    ],
  };
}

function entry({ actor, at, action, subject, fields }: Change, facts: HistoryFacts, text: Text): KnownBlock[] {
  const { history: words } = text;
  const name = subject.name === '' ? '' : ` *${literal(subject.name)}*`;
  const what = `${words.kinds[subject.kind]}${name}`;
  const lines = fields.slice(0, fieldsShown).map((field) => `• ${fieldLine(field, facts, text)}`);
  const rest = fields.length - lines.length;
  return [
    paragraph(
      [
        `*${literal(actor.name)}* ${words.actions[action](what)}`,
        ...(action === 'remove' ? [] : lines),
        ...(action === 'remove' || rest <= 0 ? [] : [`• ${text.accounts.setup.more(rest)}`]),
      ].join('\n'),
    ),
    remark(moment(at)),
  ];
}

function fieldLine(
  { field, before, after, secret }: ChangedField,
  things: Pick<HistoryFacts, 'groups' | 'types'>,
  text: Text,
): string {
  const { history: words } = text;
  const name = literal(fieldName(field, text));
  if (secret === true) return `${name}: _${words.secretChanged}_`;
  const shown = (value: string | null) =>
    value === null ? `_${words.nothing}_` : valueInWords(field, value, things, text);
  return before === null ? `${name}: ${shown(after)}` : `${name}: ${shown(before)} → ${shown(after)}`;
}
