import { applyRules } from '@inbox-email/core/ticket/rules/apply-rules.ts';
import type { Rule } from '@inbox-email/core/ticket/rules/rule.ts';
import { expect, test } from 'vitest';
import { factsOf, rule, words } from './rule-fixture.ts';

const occasion = { accountId: 'sac', opensTicket: true };
const apply = (rules: Rule[], over: Partial<typeof occasion> = {}) =>
  applyRules(rules, factsOf(), { ...occasion, ...over });
const complaint = words('subject', 'contains', 'reclamação');
const praise = words('subject', 'contains', 'elogio');
const names = (rules: Rule[], over: Partial<typeof occasion> = {}) =>
  apply(rules, over).applied.map(({ ruleId }) => ruleId);

test('without rules nothing is said', () => {
  expect(apply([])).toEqual({ applied: [], ignoredBy: null, set: {}, close: false, reply: null });
});

test('a rule that applies says what it does, and which conditions were met', () => {
  const outcome = apply([
    rule({
      id: 'urgent',
      conditions: [complaint],
      actions: [
        { do: 'set-group', groupId: 'g' },
        { do: 'set-type', ticketTypeId: 't' },
        { do: 'set-priority', priority: 'urgent' },
        { do: 'assign', assigneeId: 'UANA' },
        { do: 'close' },
        { do: 'reply', template: 'Recebemos.' },
      ],
    }),
  ]);
  const applied = { ruleId: 'urgent', name: 'urgent', matched: [complaint] };
  expect(outcome).toEqual({
    applied: [applied],
    ignoredBy: null,
    set: { groupId: 'g', ticketTypeId: 't', priority: 'urgent', assigneeId: 'UANA' },
    close: true,
    reply: { rule: applied, template: 'Recebemos.' },
  });
});

test('all conditions must be met, or any of them, and only those that were are told', () => {
  expect(names([rule({ match: 'all', conditions: [complaint, praise] })])).toEqual([]);
  expect(apply([rule({ match: 'any', conditions: [praise, complaint] })]).applied[0]?.matched).toEqual([complaint]);
  expect(names([rule({ match: 'any', conditions: [praise] })])).toEqual([]);
});

test('a rule without conditions applies to every mail, whichever way conditions combine', () => {
  expect(names([rule({ id: 'a', match: 'all' }), rule({ id: 'b', match: 'any' })])).toEqual(['a', 'b']);
});

test('one that is switched off, or for another account, applies to nothing', () => {
  expect(
    names([rule({ id: 'off', active: false }), rule({ id: 'other', accountId: 'vendas' }), rule({ accountId: 'sac' })]),
  ).toEqual(['r1']);
});

test('unless it wants every mail, a rule leaves alone what goes on with a ticket', () => {
  const rules = [rule({ id: 'new' }), rule({ id: 'every', appliesTo: 'every-mail' })];
  expect(names(rules, { opensTicket: false })).toEqual(['every']);
  expect(names(rules)).toEqual(['new', 'every']);
});

test('of two rules that speak of the same thing the later one counts, and the rest of the earlier one stays', () => {
  const outcome = apply([
    rule({
      id: 'first',
      actions: [
        { do: 'set-group', groupId: 'g1' },
        { do: 'set-priority', priority: 'low' },
      ],
    }),
    rule({ id: 'second', actions: [{ do: 'set-priority', priority: 'urgent' }] }),
  ]);
  expect(outcome.set).toEqual({ groupId: 'g1', priority: 'urgent' });
});

test('a rule that stops keeps those behind it from a mail it applied to, and from no other', () => {
  const stopping = rule({ id: 'stop', stop: true, conditions: [complaint] });
  expect(names([stopping, rule({ id: 'later' })])).toEqual(['stop']);
  expect(names([{ ...stopping, conditions: [praise] }, rule({ id: 'later' })])).toEqual(['later']);
});

test('a mail that is ignored is asked about no further', () => {
  const outcome = apply([
    rule({ id: 'spam', conditions: [complaint], actions: [{ do: 'ignore' }] }),
    rule({ id: 'later' }),
  ]);
  expect(outcome.ignoredBy?.name).toBe('spam');
  expect(outcome.applied).toHaveLength(1);
});
