import { mailFacts } from '@inbox-email/core/ticket/rules/mail-facts.ts';
import {
  type Condition,
  type Rule,
  type RuleSettingsInput,
  ruleSettings,
} from '@inbox-email/core/ticket/rules/rule.ts';

type Mail = Parameters<typeof mailFacts>[0];

/** An ordinary mail; what a test is about goes into `different`. */
export function factsOf(different: Partial<Omit<Mail, 'header'>> & { headers?: Record<string, string[]> } = {}) {
  const { headers = {}, ...rest } = different;
  const text = 'Olá, o meu pedido não chegou.\nPodem ver?';
  return mailFacts({
    from: { name: 'João Araújo', address: 'Joao.Araujo@Cliente.example' },
    to: [{ name: 'SAC', address: 'sac@empresa.example' }],
    cc: [],
    subject: 'Reclamação sobre o pedido 77',
    text: `${text}\n> Promoção de ontem`,
    newText: text,
    attachments: [],
    automatic: null,
    sender: null,
    size: 12_345,
    header: (name) => headers[name.toLowerCase()] ?? [],
    ...rest,
  });
}

/** A rule as it is stored. */
export function rule(settings: Partial<RuleSettingsInput> & { id?: string; active?: boolean }): Rule {
  const { id = 'r1', active = true, ...rest } = settings;
  const parsed = ruleSettings.parse({ name: id, actions: [{ do: 'set-priority', priority: 'high' }], ...rest });
  return { ...parsed, id, version: 1, active };
}

export const words = (
  field: Extract<Condition, { value: string }>['field'] & Exclude<Condition['field'], 'header'>,
  operator: Extract<Condition, { value: string }>['operator'],
  value: string,
  negated = false,
): Condition => ({ field, operator, value, negated });
