import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedReceiver, startScriptedReceiver } from '../../fakes/scripted-receiver.ts';
import { type ApiFixture, startApi } from './api.fixture.ts';

let api: ApiFixture;
let receiver: ScriptedReceiver;
beforeEach(async () => {
  api = await startApi();
  receiver = await startScriptedReceiver();
});
afterEach(async () => {
  await api.stop();
  await receiver.stop();
});

test('a webhook is registered, hears of a new ticket, and is taken away again', async () => {
  const body = { url: receiver.url, types: ['ticket.opened'] };
  const headers = { 'idempotency-key': 'w-1' };
  const made = await api.ask('POST /webhooks', { body, headers });
  expect(made).toMatchObject({
    status: 201,
    body: { ...body, active: true, secret: expect.stringMatching(/^whsec_/) },
  });
  // Asked for again it is the same one, secret and all, though the answer was kept nowhere.
  expect((await api.ask('POST /webhooks', { body, headers })).body).toEqual(made.body);
  expect(await api.ask('POST /webhooks', { body: { ...body, types: [] }, headers })).toMatchObject({ status: 409 });
  const kept = await api.database
    .selectFrom('expiring' as never)
    .selectAll()
    .execute();
  expect(JSON.stringify(kept)).not.toContain('whsec_');

  const ticketId = await api.ticket();
  const [request] = await receiver.came(1);
  expect(JSON.parse(request?.body ?? '')).toMatchObject({ type: 'ticket.opened', data: { ticketId } });

  const { id } = made.body;
  expect((await api.ask('GET /webhooks')).body.items).toMatchObject([{ id }]);
  expect(JSON.stringify((await api.ask(`GET /webhooks/${id}`)).body)).not.toContain('whsec_');
  expect((await api.ask(`GET /webhooks/${id}/dead-letters`)).body).toEqual({ items: [], nextCursor: null });
  expect((await api.ask(`POST /webhooks/${id}/dead-letters/redrive`)).body).toEqual({ redriven: 0 });
  expect((await api.ask(`POST /webhooks/${id}/replay?after=0`)).status).toBe(200);
  await receiver.came(2);
  expect((await api.ask(`DELETE /webhooks/${id}`)).status).toBe(204);
  expect((await api.ask(`GET /webhooks/${id}`)).status).toBe(404);
});

test('an address that we may not post to is refused with the field', async () => {
  const { status, body } = await api.ask('POST /webhooks', { body: { url: 'http://169.254.169.254/latest' } });
  expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ path: 'url', problem: 'not-allowed' }] } });
});

test('the mail hook is set, asked, told of and taken away', async () => {
  const set = await api.ask('PUT /mail-hook', { body: { url: receiver.url } });
  expect(set).toMatchObject({
    status: 200,
    body: {
      url: receiver.url,
      within: 3000,
      paused: false,
      lastOutcome: null,
      secret: expect.stringMatching(/^whsec_/),
    },
  });
  receiver.script.push({ status: 200, body: JSON.stringify({ priority: 'high' }) });
  const ticketId = await api.ticket();
  expect((await api.ask(`GET /tickets/${ticketId}`)).body.priority).toBe('high');
  expect((await api.ask('GET /mail-hook')).body).toEqual({
    ...{ url: receiver.url, within: 3000, paused: false, lastOutcome: 'answered' },
  });
  expect((await api.ask('DELETE /mail-hook')).status).toBe(204);
  expect((await api.ask('GET /mail-hook')).status).toBe(404);
});
