import type { NoAutomaticAnswer } from '../may-answer-automatically.ts';
import type { Condition } from './rule.ts';

/** A rule that applied to a mail, and the conditions that it met: kept as they were, whatever becomes of the rule. */
export interface AppliedRule {
  ruleId: string;
  name: string;
  matched: Condition[];
  /** Why its answer was not sent; absent where it was, or none was wanted. */
  unanswered?: NoAutomaticAnswer;
}
