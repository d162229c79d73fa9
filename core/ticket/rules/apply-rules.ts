import type { Ticket } from '../ticket.ts';
import type { AppliedRule } from './applied-rule.ts';
import { holds } from './holds.ts';
import type { MailFacts } from './mail-facts.ts';
import type { Condition, Rule, RuleAction, RuleSettings } from './rule.ts';

/** What is to become of a mail. */
export interface RulesOutcome {
  /** In the order in which they applied. */
  applied: AppliedRule[];
  /** The rule that has the mail ignored: nothing else matters then. */
  ignoredBy: AppliedRule | null;
  /** What the ticket is to be set to; what no rule speaks of is left out. */
  set: Partial<Pick<Ticket, 'groupId' | 'ticketTypeId' | 'priority' | 'assigneeId'>>;
  close: boolean;
  /** The answer to send, if a machine may answer this mail at all. */
  reply: { rule: AppliedRule; template: string } | null;
}

/** No rule applies. */
export const noRules: RulesOutcome = { applied: [], ignoredBy: null, set: {}, close: false, reply: null };

export interface RuleOccasion {
  accountId: string;
  /** The mail begins a ticket rather than going on with one. */
  opensTicket: boolean;
}

/**
 * Applies rules in their order. Of two that speak of the same thing the later one counts, unless the earlier one stops;
 * ignoring a mail ends it in any case.
 */
export function applyRules(rules: readonly Rule[], facts: MailFacts, occasion: RuleOccasion): RulesOutcome {
  const outcome: RulesOutcome = { applied: [], ignoredBy: null, set: {}, close: false, reply: null };
  for (const rule of rules) {
    const matched = rule.active ? matchedConditions(rule, facts, occasion) : null;
    if (matched === null) continue;
    const applied = { ruleId: rule.id, name: rule.name, matched };
    outcome.applied.push(applied);
    for (const action of rule.actions) take(outcome, action, applied);
    if (rule.stop || outcome.ignoredBy !== null) break;
  }
  return outcome;
}

/** The conditions that a mail met; null where the rule does not apply to it. */
export function matchedConditions(
  rule: RuleSettings,
  facts: MailFacts,
  { accountId, opensTicket }: RuleOccasion,
): Condition[] | null {
  if (rule.accountId !== null && rule.accountId !== accountId) return null;
  if (rule.appliesTo === 'new-tickets' && !opensTicket) return null;
  if (rule.conditions.length === 0) return [];
  if (rule.match === 'all') {
    return rule.conditions.every((condition) => holds(condition, facts)) ? [...rule.conditions] : null;
  }
  const matched = rule.conditions.filter((condition) => holds(condition, facts));
  return matched.length === 0 ? null : matched;
}

function take(outcome: RulesOutcome, action: RuleAction, rule: AppliedRule): void {
  switch (action.do) {
    case 'set-group':
      outcome.set.groupId = action.groupId;
      return;
    case 'set-type':
      outcome.set.ticketTypeId = action.ticketTypeId;
      return;
    case 'set-priority':
      outcome.set.priority = action.priority;
      return;
    case 'assign':
      outcome.set.assigneeId = action.assigneeId;
      return;
    case 'reply':
      outcome.reply = { rule, template: action.template };
      return;
    case 'close':
      outcome.close = true;
      return;
    case 'ignore':
      outcome.ignoredBy = rule;
  }
}
