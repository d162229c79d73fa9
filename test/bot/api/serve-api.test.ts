import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana } from '../../core/desk.fixture.ts';
import { type ApiFixture, startApi } from './api.fixture.ts';

let now = Date.now();
let api: ApiFixture;
beforeEach(async () => {
  api = await startApi({ clock: () => now, rateLimit: { burst: 5, perSecond: 1 } });
});
afterEach(() => api.stop());

test('without a token, with a wrong one, or with a revoked one nothing is told', async () => {
  for (const token of [null, 'ibx_', `ibx_${'x'.repeat(32)}`, 'nonsense']) {
    const { status, headers, body } = await api.ask('GET /tickets', { token });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body).toMatchObject({ code: 'unauthorized', status: 401, remedy: expect.stringContaining('Settings') });
  }
  const [{ id } = { id: '' }] = await api.desk.apiTokens.list(ana);
  await api.desk.apiTokens.revoke(ana, id);
  expect((await api.ask('GET /tickets')).status).toBe(401);
  expect(api.logged()).not.toContain(api.token);
});

test('a token does only what its scopes say', async () => {
  const token = await api.tokenFor('tickets:read');
  expect((await api.ask('GET /tickets', { token })).status).toBe(200);
  expect(await api.ask('POST /tickets/1/close', { token })).toMatchObject({
    status: 403,
    body: { code: 'scope-missing', detail: 'tickets:write' },
  });
  expect((await api.ask('GET /accounts', { token })).status).toBe(403);
});

test('who asks too much waits, and others do not', async () => {
  for (let asked = 0; asked < 5; asked++) expect((await api.ask('GET /groups')).status).toBe(200);
  const refused = await api.ask('GET /groups');
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await api.ask('GET /groups', { token: await api.tokenFor('tickets:read') })).status).toBe(200);
  now += 1000;
  expect((await api.ask('GET /groups')).status).toBe(200);
});

test('who tries tokens that are none waits too, and keeps nobody with a token from asking', async () => {
  const tried = await Promise.all(Array.from({ length: 61 }, () => api.ask('GET /groups', { token: 'ibx_wrong' })));
  expect(tried.filter(({ status }) => status === 401)).toHaveLength(60);
  expect(tried.filter(({ status }) => status === 429)).toHaveLength(1);
  expect((await api.ask('GET /groups')).status).toBe(200);
});

test('what cannot be understood is refused with its code, in the language that is asked for', async () => {
  const headers = { 'accept-language': 'pt-BR,pt;q=0.9' };
  const ask = (what: string, body?: string, more: object = {}) =>
    api.ask(what, { ...(body !== undefined && { body }), headers: { ...headers, ...more } });
  expect(await ask('POST /tickets/1/notes', '{')).toMatchObject({
    status: 400,
    body: { code: 'invalid-json', title: 'O corpo não é JSON' },
  });
  expect(await ask('POST /tickets/1/notes', 'a=1', { 'content-type': 'text/plain' })).toMatchObject({
    status: 415,
    body: { code: 'not-json' },
  });
  expect(await ask('POST /tickets/1/notes', JSON.stringify({ text: 'x'.repeat(200_000) }))).toMatchObject({
    status: 413,
    body: { code: 'body-too-large' },
  });
  const wrongMethod = await ask('DELETE /tickets/1');
  expect(wrongMethod).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
  expect(wrongMethod.headers.get('allow')).toBe('GET, PATCH');
  expect(await ask('GET /nonsense')).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('an unknown ticket and an id that is none are not found', async () => {
  for (const id of ['999', 'x', '0', '1e3']) expect((await api.ask(`GET /tickets/${id}`)).status).toBe(404);
});
