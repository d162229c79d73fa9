import type { Account } from '@inbox-email/core/account/account.ts';
import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import {
  automaticKinds,
  type Condition,
  senderVerdicts,
  textFields,
  textOperators,
} from '@inbox-email/core/ticket/rules/rule.ts';
import { priorities } from '@inbox-email/core/ticket/ticket.ts';
import type { ActionsBlockElement, Button, KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import { input } from '../accounts/form/inputs.ts';
import { choice, divider, heading, limits, literal, paragraph, plain, remark } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import {
  type ActionRow,
  actionKinds,
  type ConditionRow,
  conditionsAtMost,
  looksAtWords,
  type RuleDraft,
} from './draft.ts';
import { packRule } from './draft-metadata.ts';
import { editorCallback, ruleActions, ruleBlocks } from './ids.ts';

export interface EditorFacts {
  accounts: readonly Pick<Account, 'id' | 'name' | 'address'>[];
  groups: readonly Group[];
  types: readonly TicketType[];
  /** What is wrong, in words. */
  refusal?: string;
  /** What the last trial found, or that it is under way. */
  trial?: readonly KnownBlock[];
}

/** The editor of a rule. Its rows come and go; what was typed stays as long as its row does. */
export function editorView(draft: RuleDraft, facts: EditorFacts, text: Text): ModalView {
  const { rules: words, accounts } = text;
  return {
    type: 'modal',
    callback_id: editorCallback,
    private_metadata: packRule(draft),
    title: plain(draft.ruleId === null ? words.addTitle : words.editTitle, limits.title),
    submit: plain(accounts.save, limits.title),
    close: plain(accounts.cancel, limits.title),
    blocks: [
      ...(facts.refusal === undefined ? [] : [paragraph(`⚠️ ${literal(facts.refusal)}`)]),
      input(ruleBlocks.name, words.name, draft.name, { placeholder: words.namePlaceholder, atMost: 75 }),
      accountField(draft, facts, text),
      chooser(
        ruleBlocks.appliesTo,
        words.appliesTo,
        ['new-tickets', 'every-mail'],
        words.appliesToChoices,
        draft.appliesTo,
      ),
      heading(words.conditions),
      ...conditionsHead(draft, text),
      ...draft.conditions.flatMap((row) => conditionBlocks(row, text)),
      ...(draft.conditions.length < conditionsAtMost ? [oneButton(words.addCondition, ruleActions.addCondition)] : []),
      heading(words.actions),
      ...draft.actions.flatMap((row) => actionBlocks(row, draft, facts, text)),
      ...(draft.actions.length < actionKinds.length ? [oneButton(words.addAction, ruleActions.addAction)] : []),
      stopBox(draft, text),
      divider,
      { type: 'actions', elements: [button(`🔎 ${words.try}`, ruleActions.try)] },
      ...(facts.trial ?? [remark(words.tryHint)]),
    ],
  };
}

/** A menu holds 100 options, the first of which is "all accounts". */
export const accountsInMenu = 99;

function accountField({ accountId }: RuleDraft, { accounts }: EditorFacts, { rules: words }: Text): KnownBlock {
  if (accounts.length > accountsInMenu) {
    const typed = accounts.find(({ id }) => id === accountId)?.address ?? '';
    const options = { hint: words.accountTypedHint, optional: true, atMost: 254 };
    return input(ruleBlocks.accountTyped, words.account, typed, options);
  }
  const options = [
    choice(words.allAccounts, everyAccount),
    ...accounts.map(({ id, name, address }) => choice(`${name} (${address})`, id)),
  ];
  const chosen = options.find(({ value }) => value === (accountId ?? everyAccount));
  return {
    type: 'input',
    block_id: ruleBlocks.account,
    label: plain(words.account, limits.label),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

/** The value of "all accounts" in the menu. */
export const everyAccount = 'every';

function conditionsHead({ conditions, match }: RuleDraft, { rules: words }: Text): KnownBlock[] {
  if (conditions.length === 0) return [remark(words.noCondition)];
  if (conditions.length === 1) return [];
  return [
    {
      type: 'actions',
      block_id: ruleBlocks.match,
      elements: [select(ruleActions.match, optionsOf(['all', 'any'], words.matchChoices), match)],
    },
  ];
}

function conditionBlocks(row: ConditionRow, text: Text): KnownBlock[] {
  const { rules: words } = text;
  const fields = optionsOf(fieldsInOrder, words.fields);
  const elements: ActionsBlockElement[] = [
    select(ruleActions.field, fields, row.field),
    ...operatorSelects(row, text),
    drop(row.row, text),
  ];
  const blocks: KnownBlock[] = [{ type: 'actions', block_id: ruleBlocks.condition(row.row), elements }];
  if (row.field === 'header') {
    const options = { placeholder: 'X-Priority', atMost: 77 };
    blocks.push(input(ruleBlocks.conditionHeader(row.row), words.headerName, row.header, options));
  }
  if (looksAtWords(row.field)) {
    const hint = row.operator === 'like' ? words.patternHint : words.hints[row.field];
    const options = { atMost: 200, ...(hint && { hint }) };
    blocks.push(input(ruleBlocks.conditionValue(row.row), words.valueOf(words.fields[row.field]), row.value, options));
  }
  if (row.field === 'size') {
    blocks.push(input(ruleBlocks.conditionValue(row.row), words.kilobytes, row.value, { atMost: 8 }));
  }
  return blocks;
}

const fieldsInOrder: readonly Condition['field'][] = [
  ...textFields.slice(0, 6),
  'attachment',
  ...textFields.slice(6),
  'automatic',
  'sender-check',
  'size',
  'header',
];

/** Under an action id of its own for each kind of field: another field begins with its own first operator. */
function operatorSelects(row: ConditionRow, { rules: words }: Text): StaticSelect[] {
  const chosen = `${row.negated ? 'not-' : ''}${row.operator}`;
  if (looksAtWords(row.field)) {
    const options = textOperators.flatMap((operator) => [
      choice(words.operators[operator].yes, operator),
      choice(words.operators[operator].no, `not-${operator}`),
    ]);
    return [select(`${ruleActions.operator}.words`, options, chosen)];
  }
  const { yes, no } = words.operators[row.field];
  const options = [choice(yes, 'yes'), choice(no, 'no')];
  const operator = select(`${ruleActions.operator}.${row.field}`, options, row.negated ? 'no' : 'yes');
  if (row.field === 'sender-check') {
    return [operator, select(ruleActions.verdict, optionsOf(senderVerdicts, words.verdicts), row.verdict)];
  }
  if (row.field !== 'automatic') return [operator];
  return [operator, select(ruleActions.kind, optionsOf(automaticKinds, words.kinds), row.kind)];
}

function actionBlocks(row: ActionRow, draft: RuleDraft, facts: EditorFacts, text: Text): KnownBlock[] {
  const { rules: words } = text;
  const taken = draft.actions.filter((other) => other.row !== row.row).map((other) => other.do);
  const kinds = actionKinds.filter((kind) => !taken.includes(kind));
  const elements: ActionsBlockElement[] = [
    select(ruleActions.do, optionsOf(kinds, words.actionKinds), row.do),
    ...pickers(row, facts, text),
    drop(row.row, text),
  ];
  const blocks: KnownBlock[] = [{ type: 'actions', block_id: ruleBlocks.action(row.row), elements }];
  if (row.do === 'reply') {
    const options = { hint: words.templateHint, placeholder: words.templatePlaceholder, multiline: true, atMost: 3000 };
    blocks.push(input(ruleBlocks.template(row.row), words.template, row.value, options));
  }
  if (row.do === 'ignore') blocks.push(remark(words.ignoreHint));
  return blocks;
}

function pickers(
  row: ActionRow,
  { groups, types }: EditorFacts,
  { rules: words, tickets }: Text,
): ActionsBlockElement[] {
  const pick = `${ruleActions.pick}.${row.do}`;
  const named = (things: readonly { id: string; name: string }[]) =>
    things.length === 0
      ? []
      : [
          select(
            pick,
            things.map(({ id, name }) => choice(name, id)),
            row.value,
            words.choose,
          ),
        ];
  switch (row.do) {
    case 'set-group':
      return named(groups);
    case 'set-type':
      return named(types);
    case 'set-priority':
      return [select(pick, optionsOf(priorities, tickets.priorities), row.value, words.choose)];
    case 'assign':
      return [
        {
          type: 'users_select',
          action_id: pick,
          placeholder: plain(words.choosePerson, limits.placeholder),
          ...(row.value && { initial_user: row.value }),
        },
      ];
    default:
      return [];
  }
}

function stopBox({ stop }: RuleDraft, { rules: words }: Text): KnownBlock {
  const option = choice(words.stop, 'yes');
  return {
    type: 'input',
    block_id: ruleBlocks.stop,
    label: plain(words.afterwards, limits.label),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: [option],
      ...(stop && { initial_options: [option] }),
    },
  };
}

function chooser<Kind extends string>(
  blockId: string,
  label: string,
  kinds: readonly Kind[],
  names: Record<Kind, string>,
  chosen: Kind,
): KnownBlock {
  const element = select('value', optionsOf(kinds, names), chosen);
  return { type: 'input', block_id: blockId, label: plain(label, limits.label), element };
}

function optionsOf<Kind extends string>(kinds: readonly Kind[], names: Record<Kind, string>): PlainTextOption[] {
  return kinds.map((kind) => choice(names[kind], kind));
}

function select(actionId: string, options: PlainTextOption[], chosen: string, placeholder?: string): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    options,
    ...(placeholder && { placeholder: plain(placeholder, limits.placeholder) }),
    ...(initial && { initial_option: initial }),
  };
}

function drop(row: number, { rules: words }: Text): Button {
  return { ...button(`✕ ${words.takeAway}`, ruleActions.drop), value: String(row) };
}

function oneButton(label: string, actionId: string): KnownBlock {
  return { type: 'actions', elements: [button(`➕ ${label}`, actionId)] };
}

function button(label: string, actionId: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.button) };
}
