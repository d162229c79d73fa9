import { expect, test } from 'vitest';
import { supervisor, useOffice } from '../accounts/office.ts';

const office = useOffice('socket');
const maria = 'maria@cliente.example';
const sac = 'sac@empresa.example';

test('nine mails come in a mixture of faults: each is one ticket, seconds after the last fault', async () => {
  const { ana, bot } = office;
  // The connection that drops, in the log.
  office.expectFailure();
  const channel = ana.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
  const account = await office.connect();
  const [group] = await bot.desk.groups.list();
  if (group === undefined) throw new Error('There is no group');
  await bot.desk.groups.edit(supervisor, { ...group, channel });
  await expect.poll(async () => (await bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');

  const method = 'chat.postMessage';
  for (const status of [500, 503]) await bot.slack.fault({ method, answer: { kind: 'status', status } });
  await bot.slack.fault({ method, answer: { kind: 'error', error: 'internal_error' } });
  await bot.slack.fault({ method: 'conversations.history', answer: { kind: 'status', status: 500 } });
  const began = performance.now();
  for (let id = 1; id <= 9; id++) {
    const headers = `From: ${maria}\r\nTo: ${sac}\r\nMessage-ID: <${id}@cliente.example>\r\nSubject: Pedido ${id}`;
    bot.mail.deliver(`${headers}\r\n\r\nOi\r\n`, { from: maria, to: sac });
  }
  await bot.slack.fault({ connection: 'drop' });

  await ana.until(({ messages }) => messages.filter(({ metadata }) => metadata !== null).length >= 9, {
    what: 'nine tickets',
    timeoutMs: 40_000,
  });
  expect(performance.now() - began).toBeLessThan(25_000);
  const tickets = ana.seen().messages.filter(({ metadata }) => metadata !== null);
  expect(new Set(tickets.map(({ metadata }) => metadata.event_payload.key)).size).toBe(9);
  expect(tickets).toHaveLength(9);
}, 50_000);
