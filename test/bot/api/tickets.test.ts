import { afterEach, beforeEach, expect, test } from 'vitest';
import { bruno } from '../../core/desk.fixture.ts';
import { type ApiFixture, startApi } from './api.fixture.ts';

let api: ApiFixture;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

test('tickets are listed page by page, and by what they are', async () => {
  const ids = [await api.ticket('Um'), await api.ticket('Dois'), await api.ticket('Três')];
  const first = await api.ask('GET /tickets?limit=2');
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.body.items.map(({ id }: { id: number }) => id)).toEqual([ids[2], ids[1]]);
  const second = await api.ask(`GET /tickets?limit=2&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ id: ids[0], subject: 'Um' }], nextCursor: null });
  await api.ask(`POST /tickets/${ids[1]}/close`);
  const listed = async (query: string) =>
    (await api.ask(`GET /tickets?${query}`)).body.items.map(({ subject }: { subject: string }) => subject);
  expect(await listed('status=closed')).toEqual(['Dois']);
  expect(await listed('status=open&q=tr')).toEqual(['Três']);
  expect(await listed(`account=${(await api.account()).id}`)).toHaveLength(3);
  expect(await listed('group=nobody')).toEqual([]);
});

test('a ticket is answered, noted on and told of with its messages', async () => {
  const id = await api.ticket();
  const reply = await api.ask(`POST /tickets/${id}/replies`, { body: { text: 'Chega amanhã.' } });
  expect(reply).toMatchObject({ status: 201, body: { ticketId: id, direction: 'outgoing', newText: 'Chega amanhã.' } });
  const note = await api.ask(`POST /tickets/${id}/notes`, { body: { text: 'Cliente antigo.' } });
  expect(note).toMatchObject({ status: 201, body: { ticketId: id, text: 'Cliente antigo.' } });
  const [mail] = await api.mail.waitForMails('maria@cliente.example', 1, AbortSignal.timeout(10_000));
  expect(Buffer.from(mail?.raw ?? []).toString()).toContain('Subject: Re: Pedido atrasado');
  const { body } = await api.ask(`GET /tickets/${id}`);
  expect(body).toMatchObject({
    ...{ id, status: 'open', requester: { name: 'Maria', address: 'maria@cliente.example' } },
    messages: [
      { direction: 'incoming', newText: 'Onde está?', delivery: null },
      { direction: 'outgoing', authorId: expect.stringMatching(/^token:/) },
    ],
    notes: [{ text: 'Cliente antigo.' }],
  });
  expect(body.openedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test('an answer takes files, and they are opened again', async () => {
  const id = await api.ticket();
  const files = [{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('Olá').toString('base64') }];
  const { body } = await api.ask(`POST /tickets/${id}/replies`, { body: { text: 'Anexo.', files } });
  expect(body.attachments).toMatchObject([{ index: 0, filename: 'a.txt', size: 4 }]);
  const file = await api.ask(`GET /messages/${body.id}/attachments/0`);
  expect(file.body).toBe('Olá');
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect((await api.ask(`GET /messages/${body.id}/attachments/1`)).status).toBe(404);
});

test('a ticket begins with a mail of ours', async () => {
  const { id: accountId } = await api.account();
  const mail = { accountId, to: [{ address: 'maria@cliente.example' }], subject: 'Recall', text: 'Venha.' };
  const { status, body } = await api.ask('POST /tickets', { body: { ...mail, priority: 'high' } });
  expect({ status, body }).toMatchObject({ status: 201, body: { subject: 'Recall', priority: 'high' } });
  await api.mail.waitForMails('maria@cliente.example', 1, AbortSignal.timeout(10_000));
});

test('tickets are changed, given to somebody, closed and opened again', async () => {
  const id = await api.ticket();
  const group = await api.desk.groups.add({ ...bruno, role: 'supervisor' }, { name: 'Vendas', channel: null });
  const changed = await api.ask(`PATCH /tickets/${id}`, { body: { groupId: group.id, priority: 'urgent' } });
  expect(changed).toMatchObject({ status: 200, body: { groupId: group.id, priority: 'urgent' } });
  expect((await api.ask(`POST /tickets/${id}/assign`, { body: { assigneeId: 'U0ANA00001' } })).body.assigneeId).toBe(
    'U0ANA00001',
  );
  expect((await api.ask(`POST /tickets/${id}/close`)).body.status).toBe('closed');
  expect((await api.ask(`POST /tickets/${id}/reopen`)).body.status).toBe('open');
  const refused = await api.ask(`PATCH /tickets/${id}`, { body: { groupId: 'gone', priority: 'extreme' } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ path: 'priority' }] } });
  expect((await api.ask('GET /groups')).body.items.map(({ name }: { name: string }) => name)).toContain('Vendas');
  expect((await api.ask('GET /ticket-types')).body.items).toHaveLength(1);
});

test('with If-Match a ticket is changed only while it is as it was seen', async () => {
  const id = await api.ticket();
  const etag = (await api.ask(`GET /tickets/${id}`)).headers.get('etag') ?? '';
  const headers = { 'if-match': etag };
  const changed = await api.ask(`PATCH /tickets/${id}`, { body: { priority: 'high' }, headers });
  expect(changed.status).toBe(200);
  expect(await api.ask(`POST /tickets/${id}/close`, { headers })).toMatchObject({
    status: 412,
    body: { code: 'precondition-failed' },
  });
  const now = { 'if-match': `"other", ${changed.headers.get('etag')}` };
  expect((await api.ask(`POST /tickets/${id}/close`, { headers: now })).body.status).toBe('closed');
});

test('a repeated request is answered as before and done once; the key of another one is refused', async () => {
  const id = await api.ticket();
  const headers = { 'idempotency-key': 'a-1' };
  const ask = (text: string) => api.ask(`POST /tickets/${id}/replies`, { body: { text }, headers });
  const [first, second] = await Promise.all([ask('Uma vez.'), ask('Uma vez.')]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect([first, second].filter((one) => one.headers.get('idempotent-replayed') === 'true')).toHaveLength(1);
  expect(await ask('Outra.')).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
  expect((await api.desk.tickets.messages(id)).filter(({ direction }) => direction === 'outgoing')).toHaveLength(1);
  // What was refused may be asked again with the same key.
  const empty = { body: { text: '' }, headers: { 'idempotency-key': 'a-2' } };
  expect((await api.ask(`POST /tickets/${id}/replies`, empty)).status).toBe(422);
  expect((await api.ask(`POST /tickets/${id}/replies`, { ...empty, body: { text: 'Cheia.' } })).status).toBe(201);
});

test('an answer is remembered for a day', async () => {
  await api.stop();
  let now = Date.now();
  api = await startApi({ clock: () => now });
  const id = await api.ticket();
  const asked = { body: { text: 'Uma nota.' }, headers: { 'idempotency-key': 'n-1' } };
  const first = await api.ask(`POST /tickets/${id}/notes`, asked);
  now += 23 * 3_600_000;
  const second = await api.ask(`POST /tickets/${id}/notes`, asked);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  expect(second.body).toEqual(first.body);
  now += 2 * 3_600_000;
  // A day later the key is free, and still the same request writes nothing twice.
  const third = await api.ask(`POST /tickets/${id}/notes`, asked);
  expect(third.headers.get('idempotent-replayed')).toBeNull();
  expect(await api.desk.tickets.notes(id)).toHaveLength(1);
});

test('the feed gives what happened from a place that the caller remembers', async () => {
  const id = await api.ticket();
  await api.ask(`POST /tickets/${id}/close`);
  const first = await api.ask('GET /events?limit=1&types=ticket.opened,ticket.closed');
  expect(first.body).toMatchObject({ items: [{ type: 'ticket.opened', data: { ticketId: id } }], hasMore: true });
  const { body } = await api.ask(`GET /events?after=${first.body.nextCursor}&types=ticket.closed`);
  expect(body.items).toMatchObject([{ type: 'ticket.closed', data: { ticketId: id } }]);
  const nothing = await api.ask(`GET /events?after=${body.nextCursor}`);
  expect(nothing.body).toEqual({ items: [], nextCursor: body.nextCursor, hasMore: false });
  expect((await api.ask('GET /events?types=everything')).status).toBe(422);
});
