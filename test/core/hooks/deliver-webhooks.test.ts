import { createHmac } from 'node:crypto';
import { pauseOfWebhook } from '@inbox-email/core/hooks/deliver-webhooks.ts';
import { signedHeaders } from '@inbox-email/core/hooks/signature.ts';
import { appendEvent } from '@inbox-email/core/store/events.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReceivedRequest, type ScriptedReceiver, startScriptedReceiver } from '../../fakes/scripted-receiver.ts';
import { ana, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
let receiver: ScriptedReceiver;
beforeEach(async () => {
  // Three tries, close upon each other.
  fixture = await startDesk({ webhookPauseAfter: (tries) => (tries < 3 ? 1 : null) });
  receiver = await startScriptedReceiver();
});
afterEach(async () => {
  await fixture.stop();
  await receiver.stop();
});

const webhooks = () => fixture.desk.webhooks;
const add = (over: { url?: string; types?: string[]; idempotencyKey?: string } = {}) =>
  webhooks().add(ana, { url: receiver.url, types: [], idempotencyKey: 'a', ...over });
/** Something happens: what it is does not matter here. */
async function happens(...codes: string[]) {
  for (const code of codes) {
    await appendEvent(fixture.database, { type: 'account.paused', accountId: 'x', code }, Date.now());
  }
  // Whoever writes an event rings: here it is a change of a webhook that nobody has.
  await webhooks().redrive(ana, (await webhooks().list(ana))[0]?.id ?? '');
}
const codesOf = (requests: readonly ReceivedRequest[]) => requests.map(({ body }) => JSON.parse(body).data.code);
const settled = (id: string, position: number) =>
  eventually(async () => (await webhooks().get(ana, id)).position === position, `the webhook stands at ${position}`);

test('a webhook is told of each event in order, signed so that the receiver can tell', async () => {
  const { webhook, secret } = await add();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
  await happens('a', 'b', 'c');
  const requests = await receiver.came(3);
  expect(codesOf(requests)).toEqual(['a', 'b', 'c']);
  const [{ headers, body } = requests[0] as ReceivedRequest] = requests;
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`);
  expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(60);
  expect(JSON.parse(body)).toMatchObject({ sequence: 1, type: 'account.paused', data: { accountId: 'x' } });
  await settled(webhook.id, 3);
});

test('what is signed is what Standard Webhooks signs', () => {
  // The example of the specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const at = 1_614_265_330_000;
  const { 'webhook-signature': signature } = signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    secret,
    at,
  );
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a webhook hears only of what it wants, and never of what was before it', async () => {
  await appendEvent(fixture.database, { type: 'ticket.opened', ticketId: 1, messageId: 1 }, 0);
  const { webhook } = await add({ types: ['ticket.opened'] });
  await happens('a');
  await appendEvent(fixture.database, { type: 'ticket.opened', ticketId: 2, messageId: 2 }, 0);
  await happens('b');
  await settled(webhook.id, 4);
  expect(receiver.requests.map(({ body }) => JSON.parse(body).data.ticketId)).toEqual([2]);
});

test('what is not taken is tried again under the same id before the next event', async () => {
  receiver.script.push(500, { status: 302, headers: { location: 'http://127.0.0.1:1/' } });
  const { webhook } = await add();
  await happens('a', 'b');
  const requests = await receiver.came(4);
  expect(codesOf(requests)).toEqual(['a', 'a', 'a', 'b']);
  expect(new Set(requests.slice(0, 3).map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['evt_1']));
  await settled(webhook.id, 2);
  expect(await webhooks().get(ana, webhook.id)).toMatchObject({ attempts: 0, lastOutcome: '204', deadLetters: 0 });
});

test('after the last try an event is a dead letter, the next one follows, and the dead one is tried again when asked', async () => {
  receiver.script.push(500, 500, 503);
  const { webhook } = await add();
  await happens('a', 'b');
  await receiver.came(4);
  await settled(webhook.id, 2);
  expect(await webhooks().deadLetters(ana, webhook.id, 0, 10)).toMatchObject([
    { sequence: 1, outcome: '503', waiting: false },
  ]);
  receiver.script.push(500);
  expect(await webhooks().redrive(ana, webhook.id, 1)).toBe(1);
  await receiver.came(5);
  await eventually(
    async () => (await webhooks().deadLetters(ana, webhook.id, 0, 1))[0]?.outcome === '500',
    'the dead letter was tried in vain',
  );
  await webhooks().redrive(ana, webhook.id);
  expect(codesOf(await receiver.came(6))).toEqual(['a', 'a', 'a', 'b', 'a', 'a']);
  await eventually(async () => (await webhooks().get(ana, webhook.id)).deadLetters === 0, 'it was delivered');
});

test('a webhook that says it is gone is told nothing more until it is taken up again', async () => {
  receiver.script.push(410);
  const { webhook } = await add();
  await happens('a');
  await eventually(async () => !(await webhooks().get(ana, webhook.id)).active, 'the webhook is switched off');
  expect(await webhooks().get(ana, webhook.id)).toMatchObject({ disabledBecause: 'gone', lastOutcome: '410' });
  await webhooks().activate(ana, webhook.id);
  expect(codesOf(await receiver.came(2))).toEqual(['a', 'a']);
});

test('a webhook goes on where it stood after a restart, and from an earlier event when asked', async () => {
  const { webhook } = await add();
  await happens('a', 'b');
  await receiver.came(2);
  await settled(webhook.id, 2);
  await fixture.desk.stop();
  await fixture.startAgain();
  await happens('c');
  await receiver.came(3);
  await settled(webhook.id, 3);
  await webhooks().replay(ana, webhook.id, 1);
  expect(codesOf(await receiver.came(5))).toEqual(['a', 'b', 'c', 'b', 'c']);
});

test('the same webhook asked for twice is one, and its secret is nowhere in the open', async () => {
  const { webhook, secret } = await add();
  expect(await add()).toEqual({ webhook, secret });
  expect(await webhooks().list(ana)).toEqual([webhook]);
  const stored = JSON.stringify(await fixture.database.selectFrom('webhook').selectAll().execute());
  expect(stored).not.toContain(secret.slice('whsec_'.length));
  await webhooks().remove(ana, webhook.id);
  await expect(webhooks().get(ana, webhook.id)).rejects.toMatchObject({ code: 'unknown' });
});

describe('addresses that are refused', () => {
  test.each([
    ['of the metadata of clouds', 'http://169.254.169.254/', 'not-allowed'],
    ['of a private network that is not allowed', 'https://10.0.0.1/', 'not-allowed'],
    ['public, but unencrypted', 'http://1.1.1.1/', 'not-allowed'],
    ['of a port for mail', 'https://127.0.0.1:25/', 'not-allowed'],
    ['with a password', 'https://a:b@127.0.0.1/', 'not-a-url'],
    ['of a file', 'file:///etc/passwd', 'not-a-url'],
    ['of nothing', 'nonsense', 'not-a-url'],
  ])('%s', async (_, url, problem) => {
    await expect(add({ url })).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'url', problem }] });
  });
});

test('tries are ten in about sixteen hours, none at the same second as another webhook', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => pauseOfWebhook(index + 1, () => 0.5));
  expect(pauses.at(-1)).toBeNull();
  expect(pauses.slice(0, -1).reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 3_600_000).toBeCloseTo(15.7, 1);
  expect(pauseOfWebhook(1, () => 0)).toBe(4000);
  expect(pauseOfWebhook(1, () => 1)).toBe(6000);
});
