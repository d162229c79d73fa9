import { eventTypes } from '@inbox-email/core/ticket/outward-event.ts';
import type { DeadLetter, Webhook } from '@inbox-email/core/webhook.ts';
import * as z from 'zod';
import { incoming, iso, isoOrNull, moment, outgoing } from './named.ts';

const webhookFields = {
  id: z.string(),
  url: z.string(),
  types: z.array(z.enum(eventTypes)).describe('Empty: all'),
  active: z.boolean(),
  disabledBecause: z.enum(['gone']).nullable().describe('gone: it answered 410'),
  position: z.int().describe('The sequence of the last event that is done with'),
  attempts: z.int().describe('Tries of the next event so far'),
  nextTryAt: moment.nullable(),
  lastDeliveredAt: moment.nullable(),
  lastOutcome: z
    .string()
    .nullable()
    .describe('The last status, or address-refused, unknown-host, timed-out, unreachable'),
  deadLetters: z.int(),
  createdAt: moment,
};

export const webhookOut = outgoing('Webhook', z.object(webhookFields));

export const newWebhookOut = outgoing(
  'WebhookWithSecret',
  z.object({
    ...webhookFields,
    secret: z.string().describe('whsec_…: what requests are signed with. Shown only this once'),
  }),
);

export const webhooksOut = outgoing('Webhooks', z.object({ items: z.array(webhookOut), nextCursor: z.null() }));

export const deadLettersOut = outgoing(
  'DeadLetters',
  z.object({
    items: z.array(
      z.object({
        sequence: z.int(),
        outcome: z.string(),
        at: moment,
        waiting: z.boolean().describe('It is to be tried once more'),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
);

export const redrivenOut = outgoing('Redriven', z.object({ redriven: z.int() }));

export const newWebhookIn = incoming(
  'NewWebhook',
  z.object({
    url: z.string().max(2000).describe('https://…, or http://… in one of MAIL_ALLOWED_NETWORKS'),
    types: z.array(z.enum(eventTypes)).default([]).describe('Empty: all'),
  }),
);

export const redriveIn = incoming(
  'Redrive',
  z.object({ sequence: z.int().optional().describe('Only the dead letter of this event') }),
);

export function webhookToTell(webhook: Webhook): z.output<typeof webhookOut> {
  const { nextTryAt, lastDeliveredAt, createdAt } = webhook;
  return {
    ...webhook,
    ...{ nextTryAt: isoOrNull(nextTryAt), lastDeliveredAt: isoOrNull(lastDeliveredAt), createdAt: iso(createdAt) },
  };
}

export function deadLetterToTell({ at, ...letter }: DeadLetter) {
  return { ...letter, at: iso(at) };
}
