import type { ViewOutput } from '@slack/bolt';
import { newRuleDraft, type RuleDraft } from './draft.ts';

/**
 * What of a draft goes into private_metadata (3,000 characters): all but the words, which stand in fields of the view
 * and would not fit.
 */
export function packRule(draft: RuleDraft): string {
  return JSON.stringify({
    ...draft,
    name: '',
    conditions: draft.conditions.map(({ row, field, operator, negated, kind }) => [
      row,
      field,
      operator,
      negated,
      kind,
    ]),
    actions: draft.actions.map((action) => [action.row, action.do, action.do === 'reply' ? '' : action.value]),
  });
}

/** The draft that a view was drawn from, without its words. */
export function drawnRule({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): RuleDraft {
  const packed = JSON.parse(private_metadata);
  return {
    ...newRuleDraft,
    ...packed,
    conditions: packed.conditions.map(([row, field, operator, negated, kind, verdict]: unknown[]) => ({
      ...{ row, field, operator, negated, kind, verdict },
      ...{ value: '', header: '' },
    })),
    actions: packed.actions.map(([row, kind, value]: unknown[]) => ({ row, do: kind, value })),
  };
}
