import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedSmtp, startScriptedSmtp } from '../../fakes/scripted-smtp.ts';
import { ana, bruno, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
let smtp: ScriptedSmtp;
beforeEach(async () => {
  [fixture, smtp] = await Promise.all([startDesk(), startScriptedSmtp()]);
});
afterEach(() => Promise.all([fixture.stop(), smtp.stop()]));

/** A ticket of an account that sends through the scripted server. */
async function openTicket(cc = ''): Promise<number> {
  const outgoing = { protocol: 'smtp', host: '127.0.0.1', port: smtp.port } as const;
  const account = await fixture.desk.accounts.add(ana, await fixture.settings({ outgoing }), {
    incoming: 'sac-segredo',
  });
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'online', 'online');
  const raw = `From: maria@cliente.example\r\nTo: sac@empresa.example\r\n${cc}Subject: Oi\r\nMessage-ID: <1@c>\r\n\r\nOi\r\n`;
  fixture.mail.deliver(raw, { from: 'maria@cliente.example', to: 'sac@empresa.example' });
  return (await fixture.next('ticket.opened')).ticketId;
}
const answer = (ticketId: number) =>
  fixture.desk.tickets.reply(bruno, ticketId, { text: 'Resposta', idempotencyKey: 'k' });
const deliveryOf = async (messageId: number) => (await fixture.desk.tickets.message(messageId)).delivery;

test('a connection lost after the text went out leaves the answer uncertain, and it is not sent again unasked', async () => {
  smtp.script = { end: 'cut' };
  await answer(await openTicket());
  const { messageId } = await fixture.next('reply.uncertain');
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'uncertain', nextAttemptAt: null });
  expect(smtp.received).toHaveLength(1);

  smtp.script = {};
  await fixture.desk.tickets.resend(bruno, messageId);
  await fixture.next('reply.sent');
  expect(smtp.received).toHaveLength(2);
});

test.each([
  ['before the recipient', { mail: 'cut' }],
  ['when the text was asked for', { data: 'cut' }],
] as const)('a connection lost %s is simply tried again later', async (_, script) => {
  smtp.script = script;
  await answer(await openTicket());
  const { messageId } = await fixture.next('reply.deferred');
  const delivery = await deliveryOf(messageId);
  expect(delivery?.nextAttemptAt).toBeGreaterThan(Date.now() + 50_000);
  expect(smtp.received).toEqual([]);
});

test('a server that refuses the text for now gets it later, and its words are kept', async () => {
  smtp.script = { end: '451 4.7.1 greylisted, come back' };
  await answer(await openTicket());
  const { messageId } = await fixture.next('reply.deferred');
  expect(await deliveryOf(messageId)).toMatchObject({
    state: 'deferred',
    serverWords: '451 4.7.1 greylisted, come back',
  });
});

test('an answer that waits for its next try goes out at once when what an error held up is tried again', async () => {
  smtp.script = { end: '451 4.7.1 greylisted, come back' };
  const ticketId = await openTicket();
  await answer(ticketId);
  await fixture.next('reply.deferred');
  smtp.script = {};
  const { accountId } = await fixture.desk.tickets.get(ticketId);
  expect(await fixture.desk.accounts.retryAffected(ana, accountId)).toEqual({
    ...{ quarantined: 0, filed: 0, answers: 1, failure: null, unaccounted: 0 },
  });
  await fixture.next('reply.sent');
  // The one that was refused, and this.
  expect(smtp.received).toHaveLength(2);
  expect((await fixture.desk.accounts.retryAffected(ana, accountId)).answers).toBe(0);
});

test('one recipient of two refused: the other gets the mail, and the refusal is told', async () => {
  smtp.script = { rcpt: (address) => (address.startsWith('chefe') ? '550 5.1.1 no such user' : '250 ok') };
  await answer(await openTicket('Cc: chefe@cliente.example\r\n'));
  const { messageId } = await fixture.next('reply.sent');
  expect((await deliveryOf(messageId))?.serverWords).toContain('chefe@cliente.example: 550 5.1.1 no such user');
});

test('a password that the server repeats in its refusal is not kept', async () => {
  smtp.script = { auth: '535 5.7.8 the password sac-segredo is wrong' };
  await answer(await openTicket());
  const { messageId } = await fixture.next('reply.deferred');
  expect((await deliveryOf(messageId))?.serverWords).toBe('535 5.7.8 the password ••• is wrong');
  const dump = JSON.stringify(await fixture.database.selectFrom('account_error').selectAll().execute());
  expect(dump).not.toContain('sac-segredo');
});

test.each([
  ['had not begun to go out', null, 'reply.sent'],
  ['was going out', 1, 'reply.uncertain'],
] as const)('a process that ended while an answer %s starts again with %s → %s', async (_, dataStartedAt, type) => {
  smtp.script = { mail: '451 later' };
  const message = await answer(await openTicket());
  await fixture.next('reply.deferred');
  await fixture.database
    .updateTable('outbox')
    .set({ state: 'sending', next_attempt_at: null, data_started_at: dataStartedAt })
    .where('message_id', '=', message.id)
    .execute();
  await fixture.desk.stop();
  smtp.script = {};
  await fixture.startAgain();
  await fixture.next(type);
  expect(smtp.received).toHaveLength(type === 'reply.sent' ? 1 : 0);
});
