import type { FieldIssue } from '@inbox-email/core/desk-error.ts';
import type { Text } from '../text/text.ts';
import type { RuleDraft } from './draft.ts';
import { ruleBlocks } from './ids.ts';

/**
 * What the desk does not accept, as Slack shows it under the fields: block → words. Null where something is wrong with
 * a menu, under which Slack shows nothing.
 */
export function ruleErrors(
  issues: readonly FieldIssue[],
  draft: RuleDraft,
  text: Text,
  { accountTyped }: { accountTyped: boolean },
): Record<string, string> | null {
  const errors: Record<string, string> = {};
  for (const { path, problem } of issues) {
    const block = blockOf(path, draft, accountTyped);
    if (block === null) return null;
    errors[block] = problemInWords(problem, text);
  }
  return errors;
}

/** All that is wrong, in one sentence after the other. */
export function generalProblem(issues: readonly FieldIssue[], draft: RuleDraft, text: Text): string {
  const said = issues.map(({ path, problem }) => {
    const row = /^actions\.(\d+)\./.exec(path)?.[1];
    const kind = row === undefined ? undefined : draft.actions[Number(row)]?.do;
    const words = problemInWords(problem, text);
    return kind === undefined ? words : `${text.rules.actionKinds[kind]}: ${words}`;
  });
  return [...new Set(said)].join(' ');
}

function problemInWords(problem: string, { rules, accounts }: Text): string {
  const known: Record<string, string> = { ...accounts.problems, ...rules.problems };
  return known[problem] ?? accounts.otherProblem;
}

function blockOf(path: string, draft: RuleDraft, accountTyped: boolean): string | null {
  if (path === 'name') return ruleBlocks.name;
  if (path === 'accountId') return accountTyped ? ruleBlocks.accountTyped : ruleBlocks.account;
  const [list, index, field] = path.split('.');
  if (list === 'conditions') {
    const row = draft.conditions[Number(index)]?.row;
    if (row === undefined) return null;
    if (field === 'header') return ruleBlocks.conditionHeader(row);
    return field === 'value' || field === 'kilobytes' ? ruleBlocks.conditionValue(row) : null;
  }
  const row = draft.actions[Number(index)]?.row;
  return list === 'actions' && field === 'template' && row !== undefined ? ruleBlocks.template(row) : null;
}
