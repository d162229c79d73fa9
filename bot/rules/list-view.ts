import type { Account } from '@inbox-email/core/account/account.ts';
import type { Rule } from '@inbox-email/core/ticket/rules/rule.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { pageOf, pager } from '../accounts/drawing/pages.ts';
import { choice, limits, literal, paragraph, plain, remark, shortened } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import { removalCallback, ruleActions } from './ids.ts';
import { actionInWords, conditionsInWords, type RuleNames } from './rule-in-words.ts';

export interface RuleListFacts extends RuleNames {
  rules: readonly Rule[];
  accounts: readonly Pick<Account, 'id' | 'name'>[];
  /** From 0. */
  page: number;
}

/** A rule takes two blocks, and a view holds 100. */
export const rulesPerPage = 40;

/** The rules in their order, each with its menu. */
export function ruleListView(facts: RuleListFacts, text: Text): ModalView {
  const { rules: words, accounts } = text;
  const { items, page, pages } = pageOf(facts.rules, facts.page, rulesPerPage);
  return {
    type: 'modal',
    private_metadata: String(page),
    title: plain(words.title, limits.title),
    close: plain(accounts.close, limits.title),
    blocks: [
      paragraph(words.intro),
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: ruleActions.add, text: plain(`➕ ${words.add}`, limits.button) }],
      },
      ...(facts.rules.length === 0 ? [paragraph(words.none)] : []),
      ...items.flatMap((rule) => row(rule, facts, text)),
      ...pager(ruleActions.page, page, pages, text),
    ],
  };
}

function row(rule: Rule, facts: RuleListFacts, text: Text): KnownBlock[] {
  const { rules: words } = text;
  const place = facts.rules.indexOf(rule) + 1;
  const scope = rule.accountId === null ? '' : `   _${literal(accountName(rule.accountId, facts, text))}_`;
  const state = rule.active ? '🟢' : `⚪ ${words.off}`;
  const then = rule.actions.map((action) => actionInWords(action, facts, text)).join(' · ');
  const remarks = [
    ...(rule.appliesTo === 'every-mail' ? [words.alsoAnswers] : []),
    ...(rule.stop ? [words.stops] : []),
  ].join(' · ');
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*${place}. ${literal(rule.name)}*   ${state}${scope}`, verbatim: true },
      accessory: { type: 'overflow', action_id: ruleActions.menu, options: menu(rule, text) },
    },
    remark(
      `${literal(shortened(conditionsInWords(rule, text), summaryAtMost))}  →  ${then}${remarks === '' ? '' : `  (${remarks})`}`,
    ),
  ];
}

/** Ten long conditions would fill the screen. */
const summaryAtMost = 500;

function accountName(id: string, { accounts }: RuleListFacts, { rules: words }: Text): string {
  return accounts.find((account) => account.id === id)?.name ?? words.gone;
}

export type RuleVerb = 'edit' | 'up' | 'down' | 'on' | 'off' | 'remove';

/** Five entries, as many as Slack's overflow menu holds. */
function menu({ id, active }: Rule, { rules: words, accounts }: Text) {
  const entry = (verb: RuleVerb, label: string) => choice(label, `${verb}:${id}`);
  return [
    entry('edit', accounts.edit),
    entry('up', words.moveUp),
    entry('down', words.moveDown),
    active ? entry('off', words.turnOff) : entry('on', words.turnOn),
    entry('remove', accounts.remove),
  ];
}

/** Asks before a rule is removed. */
export function ruleRemovalView({ id, name }: Rule, { rules: words, accounts }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: removalCallback,
    private_metadata: id,
    title: plain(words.removalTitle, limits.title),
    submit: plain(accounts.remove, limits.title),
    close: plain(accounts.cancel, limits.title),
    blocks: [paragraph(words.askRemoval(literal(name))), remark(words.removalStays)],
  };
}
