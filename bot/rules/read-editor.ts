import type { ViewOutput } from '@slack/bolt';
import { type ActionRow, type ConditionRow, looksAtWords, type RuleDraft } from './draft.ts';
import { drawnRule } from './draft-metadata.ts';
import { everyAccount } from './editor-view.ts';
import { ruleActions, ruleBlocks } from './ids.ts';

/** What is typed and chosen in the editor now. */
export interface TypedRule {
  draft: RuleDraft;
  /** The account by name or address, where there are too many for a menu; null where there is a menu. */
  typedAccount: string | null;
}

export function typedRule(view: Pick<ViewOutput, 'private_metadata' | 'state'>): TypedRule {
  const drawn = drawnRule(view);
  const typed = reading(view.state.values as Values);
  const { name, account, accountTyped, appliesTo, match, stop } = ruleBlocks;
  const accountId = typed.chosen(account, 'value') ?? drawn.accountId ?? everyAccount;
  return {
    draft: {
      ...drawn,
      name: typed.words(name, 'value') ?? '',
      accountId: accountId === everyAccount ? null : accountId,
      appliesTo: (typed.chosen(appliesTo, 'value') ?? drawn.appliesTo) as RuleDraft['appliesTo'],
      match: (typed.chosen(match, ruleActions.match) ?? drawn.match) as RuleDraft['match'],
      stop: typed.ticked(stop, 'value') ?? drawn.stop,
      conditions: drawn.conditions.map((row) => typedCondition(row, typed)),
      actions: drawn.actions.map((row) => typedAction(row, typed)),
    },
    typedAccount: typed.has(accountTyped) ? (typed.words(accountTyped, 'value') ?? '').trim() : null,
  };
}

type Values = Record<string, Record<string, TypedValue>>;

interface TypedValue {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_user?: string | null;
  selected_options?: { value: string }[];
}

type Reading = ReturnType<typeof reading>;

function reading(values: Values) {
  return {
    has: (block: string) => values[block] !== undefined,
    words: (block: string, action: string) => values[block]?.[action]?.value ?? undefined,
    chosen: (block: string, action: string) => values[block]?.[action]?.selected_option?.value,
    person: (block: string, action: string) => values[block]?.[action]?.selected_user ?? undefined,
    ticked(block: string, action: string) {
      const options = values[block]?.[action]?.selected_options;
      return options === undefined ? undefined : options.length > 0;
    },
  };
}

function typedCondition(drawn: ConditionRow, typed: Reading): ConditionRow {
  const block = ruleBlocks.condition(drawn.row);
  const field = (typed.chosen(block, ruleActions.field) ?? drawn.field) as ConditionRow['field'];
  // The operators are still those of the field that the row was drawn with.
  const operator = looksAtWords(drawn.field)
    ? typed.chosen(block, `${ruleActions.operator}.words`)
    : typed.chosen(block, `${ruleActions.operator}.${drawn.field}`);
  const keepsOperator =
    looksAtWords(field) === looksAtWords(drawn.field) && (looksAtWords(field) || field === drawn.field);
  return {
    ...drawn,
    field,
    ...(keepsOperator ? readOperator(operator, drawn) : { operator: 'contains', negated: false }),
    value: typed.words(ruleBlocks.conditionValue(drawn.row), 'value') ?? '',
    header: typed.words(ruleBlocks.conditionHeader(drawn.row), 'value') ?? '',
    verdict: (typed.chosen(block, ruleActions.verdict) ?? drawn.verdict) as ConditionRow['verdict'],
    kind: (typed.chosen(block, ruleActions.kind) ?? drawn.kind) as ConditionRow['kind'],
  };
}

/** `contains`, `not-contains`, `yes`, `no`. */
function readOperator(chosen: string | undefined, drawn: ConditionRow): Pick<ConditionRow, 'operator' | 'negated'> {
  if (chosen === undefined) return { operator: drawn.operator, negated: drawn.negated };
  if (chosen === 'yes' || chosen === 'no') return { operator: drawn.operator, negated: chosen === 'no' };
  const negated = chosen.startsWith('not-');
  return { operator: (negated ? chosen.slice(4) : chosen) as ConditionRow['operator'], negated };
}

function typedAction(drawn: ActionRow, typed: Reading): ActionRow {
  const block = ruleBlocks.action(drawn.row);
  const kind = (typed.chosen(block, ruleActions.do) ?? drawn.do) as ActionRow['do'];
  if (kind !== drawn.do) return { row: drawn.row, do: kind, value: '' };
  const pick = `${ruleActions.pick}.${kind}`;
  const value =
    kind === 'reply'
      ? typed.words(ruleBlocks.template(drawn.row), 'value')
      : (typed.chosen(block, pick) ?? typed.person(block, pick) ?? drawn.value);
  return { row: drawn.row, do: kind, value: value ?? '' };
}
