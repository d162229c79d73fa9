import { deskChoices } from 'n8n-nodes-inbox-email/desk/choices.ts';
import { operations } from 'n8n-nodes-inbox-email/operations/index.ts';
import { runOperation } from 'n8n-nodes-inbox-email/operations/run-operation.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { executionOf } from './n8n.fixture.ts';
import { type ScriptedDesk, startScriptedDesk } from './scripted-desk.ts';

let desk: ScriptedDesk;
beforeEach(async () => {
  desk = await startScriptedDesk();
});
afterEach(() => desk.stop());

type Items = Parameters<typeof executionOf>[0];
async function run(resource: string, operation: string, parameters = {}, items: Items = [{ json: {} }]) {
  const all = { resource, operation, ticketId: '7', accountId: 'a1', files: '', cc: '', ...parameters };
  const credential = { url: `${desk.url}/`, token: 'ibx_secret' };
  const [output = []] = await runOperation(executionOf(items, all, { credential }), operations);
  return output;
}

const changes: [string, string, object, string, unknown][] = [
  ['ticket', 'close', {}, 'POST /tickets/7/close', null],
  ['ticket', 'reopen', {}, 'POST /tickets/7/reopen', null],
  ['ticket', 'assign', { assigneeId: 'U1' }, 'POST /tickets/7/assign', { assigneeId: 'U1' }],
  ['ticket', 'assign', { assigneeId: '' }, 'POST /tickets/7/assign', { assigneeId: null }],
  ['ticket', 'note', { text: 'Call her' }, 'POST /tickets/7/notes', { text: 'Call her' }],
  ['ticket', 'reply', { text: 'Yes' }, 'POST /tickets/7/replies', { text: 'Yes', files: [] }],
  ['ticket', 'reply', { text: 'Yes', seenMessageId: 3 }, 'POST /tickets/7/replies', { seenMessageId: 3 }],
  ['ticket', 'update', { changes: { priority: 'high', groupId: '' } }, 'PATCH /tickets/7', { priority: 'high' }],
  ['account', 'test', {}, 'POST /accounts/a1/test', null],
  ['account', 'activate', {}, 'POST /accounts/a1/activate', null],
  ['account', 'deactivate', {}, 'POST /accounts/a1/deactivate', null],
];

test.each(changes)('%s %s %j asks for %s', async (resource, operation, parameters, what, body) => {
  desk.answer = () => ({ body: { id: 7 } });
  expect(await run(resource, operation, parameters)).toEqual([{ json: { id: 7 }, pairedItem: { item: 0 } }]);
  expect(desk.asked).toMatchObject([{ what, body, headers: { authorization: 'Bearer ibx_secret' } }]);
});

test('create writes to a customer, with files', async () => {
  const binary = { a: { data: Buffer.from('A').toString('base64'), fileName: 'a.txt', mimeType: 'text/plain' } };
  const parameters = { to: 'Ana <ana@example.com>', subject: 'Hi', text: 'T', files: 'a', fields: { priority: 'low' } };
  await run('ticket', 'create', parameters, [{ json: {}, binary }]);
  expect(desk.asked[0]).toMatchObject({
    what: 'POST /tickets',
    body: {
      ...{ accountId: 'a1', subject: 'Hi', text: 'T', priority: 'low', cc: [] },
      to: [{ name: 'Ana', address: 'ana@example.com' }],
      files: [{ filename: 'a.txt', contentType: 'text/plain', content: 'QQ==' }],
    },
  });
});

test('a change carries a key of its own for each item, and the same one when n8n tries again', async () => {
  const items = [{ json: {} }, { json: {} }];
  await run('ticket', 'close', {}, items);
  await run('ticket', 'close', {}, items);
  const keys = desk.asked.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([keys[0], keys[1], keys[0], keys[1]]);
  expect(keys[0]).not.toBe(keys[1]);
});

describe('lists', () => {
  const page = ({ query }: { query: Record<string, string> }) => {
    const from = Number(query.cursor ?? 0);
    const items = Array.from({ length: Number(query.limit) }, (_, at) => ({ id: from + at }));
    return { body: { items, nextCursor: from >= 200 ? null : String(from + items.length) } };
  };

  test('stop at the limit', async () => {
    desk.answer = page;
    expect(await run('ticket', 'getAll', { limit: 150, filters: { status: 'open', q: '' } })).toHaveLength(150);
    expect(desk.asked.map(({ query }) => query)).toEqual([
      { status: 'open', limit: '100' },
      { status: 'open', limit: '50', cursor: '100' },
    ]);
  });

  test('go on to the end where all is wanted', async () => {
    desk.answer = page;
    expect(await run('ticket', 'getAll', { returnAll: true })).toHaveLength(300);
  });

  test('give an item for each error of an account', async () => {
    desk.answer = () => ({ body: { items: [{ code: 'wrong-password' }, { code: 'dns' }], nextCursor: null } });
    const output = await run('account', 'getErrors', { limit: 5 });
    expect(output.map(({ json }) => json.code)).toEqual(['wrong-password', 'dns']);
    expect(desk.asked[0]).toMatchObject({ what: 'GET /accounts/a1/errors', query: { limit: '5' } });
  });
});

test('a refusal carries the desk’s words, the fields and the remedy', async () => {
  const problem = {
    title: 'Not as it should be',
    detail: 'x',
    remedy: 'Mend it.',
    errors: [{ path: 'to', problem: 'p' }],
  };
  desk.answer = () => ({ status: 422, body: problem });
  const failure = await run('ticket', 'get').catch((error) => error);
  expect(failure).toMatchObject({ message: 'Not as it should be', description: 'x. to: p. Mend it.', httpCode: '422' });
});

test('tickets are found by words, page by page, and accounts by name', async () => {
  type Asking = ThisParameterType<typeof deskChoices.listSearch.searchTickets>;
  const credential = { url: desk.url, token: 't' };
  const n8n = executionOf([], {}, { credential }) as unknown as Asking;
  desk.answer = () => ({ body: { items: [{ id: 7, subject: 'Order' }], nextCursor: '7' } });
  expect(await deskChoices.listSearch.searchTickets.call(n8n, 'ord')).toEqual({
    results: [{ name: '#7 Order', value: '7' }],
    paginationToken: '7',
  });
  expect(desk.asked[0]?.query).toEqual({ limit: '50', q: 'ord' });
  desk.answer = () => ({
    body: {
      items: [
        { id: 'a', name: 'SAC', address: 'sac@x' },
        { id: 'b', name: 'B', address: 'b@x' },
      ],
    },
  });
  expect(await deskChoices.listSearch.searchAccounts.call(n8n, 'sac')).toEqual({
    results: [{ name: 'SAC (sac@x)', value: 'a' }],
  });
  desk.answer = () => ({ body: { items: [{ id: 'g', name: 'Sales' }] } });
  expect(await deskChoices.loadOptions.getGroups.call(n8n)).toContainEqual({ name: 'Sales', value: 'g' });
});
