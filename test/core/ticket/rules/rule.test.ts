import { type RuleSettingsInput, ruleSettings } from '@inbox-email/core/ticket/rules/rule.ts';
import { describe, expect, test } from 'vitest';
import { words } from './rule-fixture.ts';

const valid: RuleSettingsInput = {
  name: ' Boletos ',
  conditions: [words('subject', 'contains', 'boleto')],
  actions: [{ do: 'close' }],
};
const problems = (over: Partial<RuleSettingsInput>) => {
  const parsed = ruleSettings.safeParse({ ...valid, ...over });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the settings of a rule', () => {
  test('begin for all accounts, for new tickets, with all conditions, without stopping', () => {
    expect(ruleSettings.parse(valid)).toMatchObject({
      name: 'Boletos',
      accountId: null,
      appliesTo: 'new-tickets',
      match: 'all',
      stop: false,
    });
  });

  test.each<[string, Partial<RuleSettingsInput>, string]>([
    ['a name', { name: ' ' }, 'name: required'],
    ['something to do', { actions: [] }, 'actions: required'],
    ['words to look for', { conditions: [words('subject', 'is', ' ')] }, 'conditions.0.value: required'],
    ['words that are short', { conditions: [words('text', 'is', 'a'.repeat(201))] }, 'conditions.0.value: too-long'],
    ['few conditions', { conditions: Array(11).fill(words('text', 'is', 'a')) }, 'conditions: too-many'],
    [
      'the name of a header field',
      { conditions: [{ field: 'header', header: 'X Loja:', operator: 'is', value: 'a' }] },
      'conditions.0.header: not-a-header',
    ],
    ['a size', { conditions: [{ field: 'size', kilobytes: 'big' }] }, 'conditions.0.kilobytes: not-a-number'],
    ['each action once', { actions: [{ do: 'close' }, { do: 'close' }] }, 'actions: twice'],
    ['ignoring by itself', { actions: [{ do: 'ignore' }, { do: 'close' }] }, 'actions: ignore-alone'],
    ['not all mail ignored', { actions: [{ do: 'ignore' }], conditions: [] }, 'actions: ignore-everything'],
    ['words in an answer', { actions: [{ do: 'reply', template: '' }] }, 'actions.0.template: required'],
  ])('need %s', (_what, over, problem) => {
    expect(problems(over)).toEqual([problem]);
  });
});
