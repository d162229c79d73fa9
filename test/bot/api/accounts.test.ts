import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana } from '../../core/desk.fixture.ts';
import { type ApiFixture, startApi } from './api.fixture.ts';

let api: ApiFixture;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

test('accounts are told of without anything secret', async () => {
  const { id } = await api.account();
  const password = api.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? 'none';
  const list = await api.ask('GET /accounts');
  expect(list.body).toMatchObject({ items: [{ id, name: 'SAC', state: 'online' }], nextCursor: null });
  const one = await api.ask(`GET /accounts/${id}`);
  expect(one.body).toEqual(list.body.items[0]);
  const health = await api.ask(`GET /accounts/${id}/health`);
  expect(health.body).toMatchObject({ accountId: id, state: 'online', lastError: null });
  expect(health.body.mailsByHour).toHaveLength(24);
  for (const { body } of [list, one, health]) expect(JSON.stringify(body)).not.toMatch(password);
  expect((await api.ask('GET /accounts/nobody')).status).toBe(404);
});

test('the test is told as a whole, or line by line as it goes on', async () => {
  const { id } = await api.account();
  const whole = await api.ask(`POST /accounts/${id}/test`);
  expect(whole).toMatchObject({ status: 200, body: { finished: true, passed: true } });
  const headers = { accept: 'application/x-ndjson', 'idempotency-key': 'test-1' };
  const response = await api.ask(`POST /accounts/${id}/test`, { headers });
  const text = response.body as string;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(5);
  expect(lines[0]).toMatchObject({ finished: false });
  expect(lines.at(-1)).toMatchObject({ finished: true, passed: true });
  expect(response.headers.get('content-type')).toMatch('application/x-ndjson');
  const again = await api.ask(`POST /accounts/${id}/test`, { headers });
  expect(
    (again.body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([lines.at(-1)]);
});

test('errors are told with cause and remedy in the language that is asked for', async () => {
  const wrong = await api.desk.accounts.add(ana, await api.settings({ name: 'Errada' }), { incoming: 'wrong' });
  const { body } = await api.ask(`POST /accounts/${wrong.id}/test`);
  expect(body).toMatchObject({ finished: true, passed: false });
  const errors = await api.ask(`GET /accounts/${wrong.id}/errors`, { headers: { 'accept-language': 'es' } });
  expect(errors.body.items[0]).toMatchObject({ code: 'wrong-password', cause: expect.stringContaining('contraseña') });
});

test('an account is switched off and on, while it is as it was seen', async () => {
  const { id } = await api.account();
  const etag = (await api.ask(`GET /accounts/${id}`)).headers.get('etag') ?? '';
  const off = await api.ask(`POST /accounts/${id}/deactivate`, { headers: { 'if-match': etag } });
  expect(off.body).toMatchObject({ active: false, state: 'inactive' });
  expect((await api.ask(`POST /accounts/${id}/activate`, { headers: { 'if-match': etag } })).status).toBe(412);
  const on = await api.ask(`POST /accounts/${id}/activate`);
  expect(on.body).toMatchObject({ active: true });
});

test('an audit says that no mail is missing', async () => {
  await api.ticket();
  const { id } = await api.account();
  const { body } = await api.ask(`POST /accounts/${id}/audit`);
  expect(body).toMatchObject({ accountId: id, unaccounted: 0, onServer: 1, verdicts: { opened: 1 }, failure: null });
});
