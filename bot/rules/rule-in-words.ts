import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { Condition, RuleAction, RuleSettings } from '@inbox-email/core/ticket/rules/rule.ts';
import { literal } from '../block-kit.ts';
import type { Text } from '../text/text.ts';

/** Names of what a rule refers to. */
export interface RuleNames {
  groups: readonly Group[];
  types: readonly TicketType[];
}

/** A condition as a half sentence. Not markup: what was typed stands in it as it is. */
export function conditionInWords(condition: Condition, { rules: words }: Text): string {
  const way = condition.negated ? 'no' : 'yes';
  switch (condition.field) {
    case 'attachment':
      return `${words.fields.attachment} ${words.operators.attachment[way]}`;
    case 'automatic':
      return `${words.fields.automatic} ${words.operators.automatic[way]} ${words.kinds[condition.kind]}`;
    case 'sender-check':
      return `${words.fields['sender-check']} ${words.operators['sender-check'][way]} ${words.verdicts[condition.verdict]}`;
    case 'size':
      return `${words.fields.size} ${words.operators.size[way]} ${condition.kilobytes} kB`;
    case 'header':
      return `${condition.header}: ${words.operators[condition.operator][way]} “${condition.value}”`;
    default:
      return `${words.fields[condition.field]} ${words.operators[condition.operator][way]} “${condition.value}”`;
  }
}

/** All conditions of a rule in one sentence. */
export function conditionsInWords(
  { conditions, match }: Pick<RuleSettings, 'conditions' | 'match'>,
  text: Text,
): string {
  if (conditions.length === 0) return text.rules.everyMail;
  return conditions.map((condition) => conditionInWords(condition, text)).join(` ${text.rules.joins[match]} `);
}

/** What an action does, in a few words of markup. */
export function actionInWords(action: RuleAction, names: RuleNames, { rules: words, tickets }: Text): string {
  const label = words.actionKinds[action.do];
  const named = (rows: readonly { id: string; name: string }[], id: string) =>
    `${label}: ${literal(rows.find((row) => row.id === id)?.name ?? words.gone)}`;
  switch (action.do) {
    case 'set-group':
      return named(names.groups, action.groupId);
    case 'set-type':
      return named(names.types, action.ticketTypeId);
    case 'set-priority':
      return `${label}: ${tickets.priorities[action.priority]}`;
    case 'assign':
      return `${label}: ${/^[UW][A-Z0-9]+$/.test(action.assigneeId) ? `<@${action.assigneeId}>` : words.gone}`;
    default:
      return label;
  }
}
