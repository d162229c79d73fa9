import {
  type Condition,
  type Rule,
  type RuleAction,
  type RuleSettings,
  type RuleSettingsInput,
  textFields,
  type textOperators,
} from '@inbox-email/core/ticket/rules/rule.ts';

/** A rule while it is being written: rows of the form, each under a number that it keeps until it is taken away. */
export interface RuleDraft {
  /** Null for a new rule. */
  ruleId: string | null;
  version: number;
  name: string;
  /** Null: all accounts; empty: the account that it was for is gone, and another must be chosen. */
  accountId: string | null;
  appliesTo: RuleSettings['appliesTo'];
  match: RuleSettings['match'];
  stop: boolean;
  conditions: ConditionRow[];
  actions: ActionRow[];
  /** The number of the next row. */
  nextRow: number;
}

export interface ConditionRow {
  row: number;
  field: Condition['field'];
  operator: (typeof textOperators)[number];
  negated: boolean;
  /** Words, or kilobytes, as typed. */
  value: string;
  header: string;
  kind: Extract<Condition, { field: 'automatic' }>['kind'];
  verdict: Extract<Condition, { field: 'sender-check' }>['verdict'];
}

export interface ActionRow {
  row: number;
  do: RuleAction['do'];
  /** The group, type, priority or person chosen, or the template; empty for what needs none. */
  value: string;
}

export type WordsField = Extract<Condition, { operator: unknown }>['field'];

export function looksAtWords(field: Condition['field']): field is WordsField {
  return field === 'header' || (textFields as readonly string[]).includes(field);
}

const emptyCondition: Omit<ConditionRow, 'row'> = {
  field: 'subject',
  operator: 'contains',
  negated: false,
  value: '',
  header: '',
  kind: 'any',
  verdict: 'fail',
};

export const newRuleDraft: RuleDraft = {
  ruleId: null,
  version: 0,
  name: '',
  accountId: null,
  appliesTo: 'new-tickets',
  match: 'all',
  stop: false,
  conditions: [{ row: 1, ...emptyCondition }],
  actions: [{ row: 2, do: 'set-group', value: '' }],
  nextRow: 3,
};

export const conditionsAtMost = 10;

export function withCondition(draft: RuleDraft): RuleDraft {
  if (draft.conditions.length >= conditionsAtMost) return draft;
  const conditions = [...draft.conditions, { row: draft.nextRow, ...emptyCondition }];
  return { ...draft, conditions, nextRow: draft.nextRow + 1 };
}

/** With the first action that is not there yet. */
export function withAction(draft: RuleDraft): RuleDraft {
  const free = actionKinds.find((kind) => !draft.actions.some((row) => row.do === kind));
  if (free === undefined) return draft;
  const actions = [...draft.actions, { row: draft.nextRow, do: free, value: '' }];
  return { ...draft, actions, nextRow: draft.nextRow + 1 };
}

export function withoutRow(draft: RuleDraft, row: number): RuleDraft {
  const stays = (one: { row: number }) => one.row !== row;
  return { ...draft, conditions: draft.conditions.filter(stays), actions: draft.actions.filter(stays) };
}

export const actionKinds = [
  'set-group',
  'set-type',
  'set-priority',
  'assign',
  'reply',
  'close',
  'ignore',
] as const satisfies readonly RuleAction['do'][];

export function draftOf(rule: Rule): RuleDraft {
  const conditions = rule.conditions.map((condition, index) => ({ row: index + 1, ...rowOf(condition) }));
  const actions = rule.actions.map((action, index) => ({
    row: conditions.length + index + 1,
    do: action.do,
    value: chosenIn(action),
  }));
  const { id: ruleId, version, name, accountId, appliesTo, match, stop } = rule;
  const nextRow = conditions.length + actions.length + 1;
  return { ruleId, version, name, accountId, appliesTo, match, stop, conditions, actions, nextRow };
}

/** As the desk wants it; what is missing or wrong is for the desk to say. */
export function settingsOf(draft: RuleDraft): RuleSettingsInput {
  const { name, accountId, appliesTo, match, stop } = draft;
  const conditions = draft.conditions.map(conditionOf);
  return { name, accountId, appliesTo, match, stop, conditions, actions: draft.actions.map(actionOf) };
}

type ConditionInput = NonNullable<RuleSettingsInput['conditions']>[number];

function conditionOf({ field, operator, negated, value, header, kind, verdict }: ConditionRow): ConditionInput {
  switch (field) {
    case 'attachment':
      return { field, negated };
    case 'automatic':
      return { field, kind, negated };
    case 'sender-check':
      return { field, verdict, negated };
    case 'size':
      return { field, kilobytes: value.trim() === '' ? Number.NaN : value, negated };
    case 'header':
      // A field's name is often typed with its colon.
      return { field, header: header.replace(/\s*:\s*$/, ''), operator, value, negated };
    default:
      return { field, operator, value, negated };
  }
}

function rowOf(condition: Condition): Omit<ConditionRow, 'row'> {
  const row = { ...emptyCondition, field: condition.field, negated: condition.negated };
  if (condition.field === 'attachment') return row;
  if (condition.field === 'automatic') return { ...row, kind: condition.kind };
  if (condition.field === 'sender-check') return { ...row, verdict: condition.verdict };
  if (condition.field === 'size') return { ...row, value: String(condition.kilobytes) };
  const header = condition.field === 'header' ? condition.header : '';
  return { ...row, operator: condition.operator, value: condition.value, header };
}

function actionOf({ do: kind, value }: ActionRow): RuleAction {
  switch (kind) {
    case 'set-group':
      return { do: kind, groupId: value };
    case 'set-type':
      return { do: kind, ticketTypeId: value };
    case 'set-priority':
      // Nothing chosen yet is refused by the desk.
      return { do: kind, priority: value as 'normal' };
    case 'assign':
      return { do: kind, assigneeId: value };
    case 'reply':
      return { do: kind, template: value };
    default:
      return { do: kind };
  }
}

function chosenIn(action: RuleAction): string {
  switch (action.do) {
    case 'set-group':
      return action.groupId;
    case 'set-type':
      return action.ticketTypeId;
    case 'set-priority':
      return action.priority;
    case 'assign':
      return action.assigneeId;
    case 'reply':
      return action.template;
    default:
      return '';
  }
}
