import { triggerOnDesk } from 'n8n-nodes-inbox-email/desk/trigger-on-desk.ts';
import { operations } from 'n8n-nodes-inbox-email/operations/index.ts';
import { runOperation } from 'n8n-nodes-inbox-email/operations/run-operation.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ApiFixture, startApi } from '../bot/api/api.fixture.ts';
import { executionOf, newLife, triggerIn } from './n8n.fixture.ts';

let api: ApiFixture;
let executions = 0;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

async function run(resource: string, operation: string, parameters = {}) {
  const all = { resource, operation, files: '', cc: '', ...parameters };
  const credential = { url: api.url.replace('/api/v1', ''), token: api.token };
  const [output = []] = await runOperation(
    executionOf([{ json: {} }], all, { credential, executionId: String(++executions) }),
    operations,
  );
  return output.map(({ json }) => json);
}

test('a ticket of the desk is found, read, answered, noted, changed, closed and reopened from n8n', async () => {
  const ticketId = String(await api.ticket('Pedido 7'));
  expect(await run('ticket', 'getAll', { limit: 10, filters: { q: 'pedido' } })).toMatchObject([
    { subject: 'Pedido 7' },
  ]);
  const [whole] = await run('ticket', 'get', { ticketId });
  expect(whole).toMatchObject({ status: 'open', messages: [{ direction: 'incoming' }], notes: [] });
  expect(await run('ticket', 'reply', { ticketId, text: 'A caminho.' })).toMatchObject([{ direction: 'outgoing' }]);
  await api.mail.waitForMails('maria@cliente.example', 1);
  expect(await run('ticket', 'note', { ticketId, text: 'Ligar' })).toMatchObject([{ text: 'Ligar' }]);
  expect(await run('ticket', 'update', { ticketId, changes: { priority: 'high' } })).toMatchObject([
    { priority: 'high' },
  ]);
  expect(await run('ticket', 'assign', { ticketId, assigneeId: 'U1' })).toMatchObject([{ assigneeId: 'U1' }]);
  expect(await run('ticket', 'close', { ticketId })).toMatchObject([{ status: 'closed' }]);
  expect(await run('ticket', 'reopen', { ticketId })).toMatchObject([{ status: 'open' }]);
});

test('a ticket begins with a mail from n8n, and what is wrong with it is said with its remedy', async () => {
  const { id: accountId } = await api.account();
  const parameters = { accountId, to: 'maria@cliente.example', subject: 'Oferta', text: 'Olá', fields: {} };
  expect(await run('ticket', 'create', parameters)).toMatchObject([{ subject: 'Oferta', status: 'open' }]);
  await api.mail.waitForMails('maria@cliente.example', 1);
  const failure = await run('ticket', 'get', { ticketId: '999' }).catch((error) => error);
  expect(failure.httpCode).toBe('404');
  expect(failure.description).not.toBe('');
});

test('accounts are listed, tested, switched off and on', async () => {
  const { id: accountId } = await api.account();
  expect(await run('account', 'getAll', { returnAll: true })).toMatchObject([{ id: accountId, state: 'online' }]);
  expect(await run('account', 'test', { accountId })).toMatchObject([{ passed: true }]);
  expect(await run('account', 'getErrors', { accountId, limit: 5 })).toEqual([]);
  expect(await run('account', 'deactivate', { accountId })).toMatchObject([{ active: false }]);
  expect(await run('account', 'activate', { accountId })).toMatchObject([{ active: true }]);
});

test('the trigger follows the feed of the desk', async () => {
  await api.account();
  const life = newLife();
  const credential = { url: api.url.replace('/api/v1', ''), token: api.token };
  const parameters = { events: ['ticket.opened'], details: true, lookEverySeconds: 0.02 };
  const { closeFunction } = await triggerOnDesk(triggerIn(life, credential, parameters));
  const id = await api.ticket('Pedido 8');
  await vi.waitUntil(() => life.executions.length > 0, { timeout: 5000 });
  await closeFunction?.();
  expect(life.executions.flat().map(({ json }) => json)).toMatchObject([
    { event: 'ticket.opened', ticket: { id, subject: 'Pedido 8' }, data: { ticketId: id } },
  ]);
});
