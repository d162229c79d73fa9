import * as z from 'zod';
import type { Automatic } from '../../message/message.ts';
import type { SenderVerdict } from '../../message/sender/sender-verdict.ts';
import { priorities } from '../ticket.ts';

/** What a condition on words looks at. `recipient`: whoever the mail went to, aliases of Delivered-To included. */
export const textFields = [
  'sender',
  'sender-name',
  'sender-domain',
  'recipient',
  'subject',
  'text',
  'attachment-name',
  'attachment-type',
] as const;

/** How words are compared. `like`: the whole of it, where `*` stands for anything. */
export const textOperators = ['contains', 'is', 'begins', 'ends', 'like'] as const;

/** Kinds of automatic mail that a rule can name, and any of them. */
export const automaticKinds = [
  'any',
  'reply',
  'bounce',
  'complaint',
  'receipt',
  'list',
  'bulk',
  'calendar',
  'system',
  'own',
] as const satisfies readonly (Automatic['kind'] | 'any')[];

export const senderVerdicts = ['fail', 'none', 'pass'] as const satisfies readonly SenderVerdict['verdict'][];

const negated = z.boolean().default(false);
const operator = z.enum(textOperators);
/** Short, so that looking for it takes time in proportion to the mail alone. */
const wanted = z.string().trim().min(1, 'required').max(200, 'too-long');

/** A condition; `negated` turns it around. */
export const condition = z.discriminatedUnion('field', [
  z.object({ field: z.enum(textFields), operator, value: wanted, negated }),
  z.object({
    field: z.literal('header'),
    // RFC 5322, section 2.2: printable ASCII without the colon.
    header: z
      .string()
      .trim()
      .min(1, 'required')
      .max(76, 'too-long')
      .regex(/^[!-9;-~]+$/, 'not-a-header'),
    operator,
    value: wanted,
    negated,
  }),
  z.object({
    field: z.literal('size'),
    /** Larger than so many kilobytes of 1000 bytes. */
    kilobytes: z.coerce.number('not-a-number').int('not-a-number').min(1, 'not-a-number').max(10_000_000, 'too-large'),
    negated,
  }),
  z.object({ field: z.literal('attachment'), negated }),
  /** What the receiving server found out about the sender; `none` also where it says nothing. */
  z.object({ field: z.literal('sender-check'), verdict: z.enum(senderVerdicts), negated }),
  z.object({ field: z.literal('automatic'), kind: z.enum(automaticKinds), negated }),
]);

/** What a rule does to a mail that meets its conditions. */
export const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set-group'), groupId: z.string().min(1, 'required') }),
  z.object({ do: z.literal('set-type'), ticketTypeId: z.string().min(1, 'required') }),
  z.object({ do: z.literal('set-priority'), priority: z.enum(priorities, 'required') }),
  /** The person's id as the surface knows them. */
  z.object({ do: z.literal('assign'), assigneeId: z.string().min(1, 'required').max(64, 'too-long') }),
  z.object({ do: z.literal('reply'), template: z.string().trim().min(1, 'required').max(3000, 'too-long') }),
  z.object({ do: z.literal('close') }),
  /** No ticket, no message: the mail stays in the ledger with the rule's name. */
  z.object({ do: z.literal('ignore') }),
]);

/** What a supervisor says about a rule. Issues' messages are stable words that the surface translates. */
export const ruleSettings = z
  .object({
    name: z.string().trim().min(1, 'required').max(75, 'too-long'),
    /** Null: the mail of all accounts. */
    accountId: z.string().min(1).max(64).nullable().default(null),
    appliesTo: z.enum(['new-tickets', 'every-mail']).default('new-tickets'),
    match: z.enum(['all', 'any']).default('all'),
    /** None: every mail. */
    conditions: z.array(condition).max(10, 'too-many').default([]),
    actions: z.array(action).min(1, 'required').max(7, 'too-many'),
    /** No later rule looks at a mail that this one applied to. */
    stop: z.boolean().default(false),
  })
  .check((check) => {
    const { actions, conditions } = check.value;
    const refuse = (message: string) =>
      check.issues.push({ code: 'custom', path: ['actions'], message, input: actions });
    const kinds = actions.map((one) => one.do);
    if (new Set(kinds).size < kinds.length) refuse('twice');
    if (kinds.includes('ignore') && kinds.length > 1) refuse('ignore-alone');
    // Left out by mistake, it would swallow all mail.
    if (kinds.includes('ignore') && conditions.length === 0) refuse('ignore-everything');
  });

export type Condition = z.output<typeof condition>;
export type RuleAction = z.output<typeof action>;
export type RuleSettings = z.output<typeof ruleSettings>;
export type RuleSettingsInput = z.input<typeof ruleSettings>;

export interface Rule extends RuleSettings {
  id: string;
  /** Grows with each edit; an edit that started from an older version is refused as a conflict. */
  version: number;
  active: boolean;
}
