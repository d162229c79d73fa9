import * as z from 'zod';
import { type Route, route } from '../route.ts';
import { cursor, number } from '../schemas/named.ts';
import {
  deadLettersOut,
  deadLetterToTell,
  newWebhookIn,
  newWebhookOut,
  redriveIn,
  redrivenOut,
  webhookOut,
  webhooksOut,
  webhookToTell,
} from '../schemas/webhook.ts';

const ofWebhook = z.object({ webhookId: z.string().max(64) });

/** Addresses that are told of events. */
export const webhookRoutes: Route[] = [
  route({
    ...{ id: 'listWebhooks', method: 'get', path: '/webhooks', scope: 'webhooks:write', answer: webhooksOut },
    async handle({ desk, actor }) {
      return { items: (await desk.webhooks.list(actor)).map(webhookToTell), nextCursor: null };
    },
  }),
  route({
    ...{ id: 'createWebhook', method: 'post', path: '/webhooks', scope: 'webhooks:write', status: 201 },
    ...{ body: newWebhookIn, answer: newWebhookOut, keepsNoAnswer: true },
    async handle({ desk, actor, body: { url, types }, idempotencyKey }) {
      const { webhook, secret } = await desk.webhooks.add(actor, { url, types, idempotencyKey });
      return { ...webhookToTell(webhook), secret };
    },
  }),
  route({
    ...{ id: 'getWebhook', method: 'get', path: '/webhooks/{webhookId}', scope: 'webhooks:write' },
    ...{ params: ofWebhook, answer: webhookOut },
    handle: async ({ desk, actor, params: { webhookId } }) => webhookToTell(await desk.webhooks.get(actor, webhookId)),
  }),
  route({
    ...{ id: 'deleteWebhook', method: 'delete', path: '/webhooks/{webhookId}', scope: 'webhooks:write' },
    ...{ params: ofWebhook, answer: null },
    handle: ({ desk, actor, params: { webhookId } }) => desk.webhooks.remove(actor, webhookId),
  }),
  route({
    ...{ id: 'activateWebhook', method: 'post', path: '/webhooks/{webhookId}/activate', scope: 'webhooks:write' },
    ...{ params: ofWebhook, answer: webhookOut },
    handle: async ({ desk, actor, params: { webhookId } }) =>
      webhookToTell(await desk.webhooks.activate(actor, webhookId)),
  }),
  route({
    ...{ id: 'replayWebhook', method: 'post', path: '/webhooks/{webhookId}/replay', scope: 'webhooks:write' },
    ...{ params: ofWebhook, query: z.object({ after: cursor }), answer: webhookOut },
    handle: async ({ desk, actor, params: { webhookId }, query: { after } }) =>
      webhookToTell(await desk.webhooks.replay(actor, webhookId, Number(after))),
  }),
  route({
    ...{ id: 'listDeadLetters', method: 'get', path: '/webhooks/{webhookId}/dead-letters', scope: 'webhooks:write' },
    ...{ params: ofWebhook, answer: deadLettersOut },
    query: z.object({ cursor: cursor.default('0'), limit: number(1, 100).default(50) }),
    async handle({ desk, actor, params: { webhookId }, query: { cursor: after, limit } }) {
      const letters = await desk.webhooks.deadLetters(actor, webhookId, Number(after), limit);
      const last = letters.at(-1);
      return {
        items: letters.map(deadLetterToTell),
        nextCursor: last !== undefined && letters.length === limit ? String(last.sequence) : null,
      };
    },
  }),
  route({
    ...{ id: 'redriveDeadLetters', method: 'post', scope: 'webhooks:write', answer: redrivenOut },
    ...{ path: '/webhooks/{webhookId}/dead-letters/redrive', params: ofWebhook, body: redriveIn },
    handle: async ({ desk, actor, params: { webhookId }, body: { sequence } }) => ({
      redriven: await desk.webhooks.redrive(actor, webhookId, sequence),
    }),
  }),
];
