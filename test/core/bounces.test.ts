import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, bruno, type DeskFixture, eventually, startDesk } from './desk.fixture.ts';

let fixture: DeskFixture;
let ticketId: number;
let answerId: number;
let answerHeaderId: string;

beforeEach(async () => {
  fixture = await startDesk();
  const password = fixture.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? '';
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password });
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'online', 'online');
  arrives(
    'From: Maria <maria@cliente.example>\r\nSubject: Pedido\r\nMessage-ID: <1@cliente.example>\r\n\r\nOnde está?',
  );
  ticketId = (await fixture.next('ticket.opened')).ticketId;
  await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Amanhã.', idempotencyKey: 'view-1' });
  answerId = (await fixture.next('reply.sent')).messageId;
  answerHeaderId = (await fixture.desk.tickets.message(answerId)).messageId;
});
afterEach(() => fixture.stop());

const arrives = (raw: string) =>
  fixture.mail.deliver(raw.replace(/\r?\n/g, '\r\n'), { from: '', to: 'sac@empresa.example' });

const report = (
  original: string,
  { action = 'failed', status = '5.1.1' } = {},
  id = `<${action}${status}@mx.example>`,
) =>
  arrives(`Return-Path: <>
From: MAILER-DAEMON@mx.cliente.example
To: sac@empresa.example
Subject: Delivery Status Notification
Message-ID: ${id}
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your mail to maria@cliente.example: ${action}.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.cliente.example

Final-Recipient: rfc822; maria@cliente.example
Action: ${action}
Status: ${status}
--b
Content-Type: text/rfc822-headers

Message-ID: ${original}
Subject: Re: Pedido
--b--
`);
const answer = () => fixture.desk.tickets.message(answerId);

test('a bounce marks the answer that it is about, stays in its ticket and opens none', async () => {
  report(answerHeaderId);
  const event = await fixture.next('reply.bounced');
  expect(event).toMatchObject({
    ...{ ticketId, messageId: answerId, recipient: 'maria@cliente.example', status: '5.1.1', permanent: true },
  });
  expect(await answer()).toMatchObject({
    delivery: { state: 'bounced' },
    bounces: [{ recipient: 'maria@cliente.example', status: '5.1.1', permanent: true }],
  });
  const told = await fixture.desk.tickets.message(event.bounceId);
  expect(told).toMatchObject({ ticketId, bounce: { messageId: answerId, status: '5.1.1' } });
  expect(told.text).toContain('Your mail to maria@cliente.example');
  expect((await fixture.desk.tickets.recipients(ticketId)).to).toMatchObject([{ address: 'maria@cliente.example' }]);
});

test('a closed ticket whose answer bounced is open again', async () => {
  await fixture.desk.tickets.close(ana, ticketId);
  report(answerHeaderId);
  expect(await fixture.next('ticket.reopened')).toMatchObject({ ticketId, actorId: null });
  expect((await fixture.desk.tickets.get(ticketId)).status).toBe('open');
});

test('a delay is told, and leaves a closed ticket closed', async () => {
  await fixture.desk.tickets.close(ana, ticketId);
  report(answerHeaderId, { action: 'delayed', status: '4.2.2' });
  expect(await fixture.next('reply.bounced')).toMatchObject({ permanent: false, status: '4.2.2' });
  expect((await answer()).delivery?.state).toBe('delayed');
  expect((await fixture.desk.tickets.get(ticketId)).status).toBe('closed');
});

test('a delay becomes a bounce when the server gives up, and a late notice of delay takes nothing back', async () => {
  report(answerHeaderId, { action: 'delayed', status: '4.4.1' });
  await fixture.next('reply.bounced');
  report(answerHeaderId, { action: 'failed', status: '5.4.7' });
  await fixture.next('reply.bounced');
  report(answerHeaderId, { action: 'delayed', status: '4.4.2' });
  await fixture.next('reply.bounced');
  expect(await answer()).toMatchObject({ delivery: { state: 'bounced' }, bounces: [{ status: '5.4.7' }] });
});

test.each([
  ['a Message-ID that is not ours', () => '<1@cliente.example>'],
  ['one of ours whose signature does not hold', () => answerHeaderId.replace(/[0-9a-f]{4}@/, '0000@')],
  ['one that we signed for no mail', () => answerHeaderId.replace(/@.*/, '@empresa.example').replace('ie.', 'ie.9')],
])('a forged bounce with %s changes no ticket and becomes one of its own', async (_, forged) => {
  await fixture.desk.tickets.close(ana, ticketId);
  report(forged());
  const opened = await fixture.next('ticket.opened');
  expect(opened.ticketId).not.toBe(ticketId);
  expect((await fixture.desk.tickets.get(ticketId)).status).toBe('closed');
  expect((await answer()).delivery?.state).toBe('sent');
});

test('further bounces of nothing that we sent join the first one’s ticket', async () => {
  report('<x1@elsewhere.example>', {}, '<b1@mx.example>');
  const { ticketId: first } = await fixture.next('ticket.opened');
  report('<x2@elsewhere.example>', {}, '<b2@mx.example>');
  expect(await fixture.next('message.received')).toMatchObject({ ticketId: first });
});

test('what bounced can be sent again, and is then on its way as if nothing had been', async () => {
  report(answerHeaderId, { status: '5.2.2' });
  await fixture.next('reply.bounced');
  await fixture.desk.tickets.resend(bruno, answerId);
  await fixture.next('reply.sent');
  expect(await answer()).toMatchObject({ delivery: { state: 'sent' }, bounces: [] });
});

test('an absence notice joins its ticket and leaves it closed', async () => {
  await fixture.desk.tickets.close(ana, ticketId);
  arrives(`From: maria@cliente.example
Subject: Resposta automática: Pedido
Auto-Submitted: auto-replied
In-Reply-To: ${answerHeaderId}
Message-ID: <2@cliente.example>

Estou de férias.`);
  expect(await fixture.next('message.received')).toMatchObject({ ticketId });
  expect((await fixture.desk.tickets.get(ticketId)).status).toBe('closed');
});
