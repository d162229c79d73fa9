import * as z from 'zod';
import { incoming, outgoing } from './named.ts';

const hookFields = {
  url: z.string(),
  within: z.int().describe('Milliseconds that it has for its answer'),
  paused: z.boolean().describe('It failed again and again, and is not asked for a minute'),
  lastOutcome: z.string().nullable().describe('answered, or why there was no answer'),
};

export const mailHookOut = outgoing('MailHook', z.object(hookFields));

export const setMailHookOut = outgoing(
  'MailHookWithSecret',
  z.object({
    ...hookFields,
    secret: z
      .string()
      .nullable()
      .describe('whsec_…: what questions are signed with. Shown only when the hook is made; null afterwards'),
  }),
);

export const mailHookIn = incoming(
  'SetMailHook',
  z.object({
    url: z
      .string()
      .max(2000)
      .describe(
        'Is posted {type: "mail.incoming", data: {from, to, cc, subject, text, kind, account, attachments, …}} and may answer {type?, group?, priority?, ignore?}',
      ),
    within: z.int().min(100).max(10_000).default(3000),
  }),
);
