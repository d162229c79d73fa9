import type { FieldIssue } from '@inbox-email/core/desk-error.ts';
import type { Text } from '../../text/text.ts';
import type { Draft } from './draft.ts';
import { blockOfPath } from './fields.ts';

/** What the desk does not accept, as Slack shows it under the fields: block → words. */
export function fieldErrors(
  issues: readonly FieldIssue[],
  draft: Draft,
  { accounts: { problems, otherProblem } }: Text,
): Record<string, string> {
  const known: Record<string, string> = problems;
  return Object.fromEntries(
    issues.map(({ path, problem }) => [blockOfPath(path, draft), known[problem] ?? otherProblem]),
  );
}
