import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import { fingerprintOf } from '@inbox-email/core/account/trust.ts';
import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pemOf, startBehindTls } from '../fakes/behind-tls.ts';
import { ana, bruno, type DeskFixture, eventually, startDesk } from './desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

const password = () => fixture.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? '';
const online = (id: string) =>
  eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'the account is online');
const addAccount = async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password() });
  await online(account.id);
  return account;
};
const customerWrites = (over: { id: string; subject?: string; inReplyTo?: string; from?: string; text?: string }) => {
  const {
    id,
    subject = 'Pedido atrasado',
    inReplyTo,
    from = 'Maria <maria@cliente.example>',
    text = 'Onde está?',
  } = over;
  const thread = inReplyTo === undefined ? '' : `In-Reply-To: ${inReplyTo}\r\nReferences: ${inReplyTo}\r\n`;
  const raw = `From: ${from}\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n${thread}Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
  fixture.mail.deliver(raw, { from: 'maria@cliente.example', to: 'sac@empresa.example' });
};
const received = (address: string, count: number) =>
  fixture.mail.waitForMails(address, count, AbortSignal.timeout(10_000));
const header = (raw: Uint8Array, name: string) =>
  new RegExp(`^${name}: ([^\\r]*(?:\\r\\n[ \\t][^\\r]*)*)`, 'im')
    .exec(Buffer.from(raw).toString())?.[1]
    ?.replace(/\r\n\s+/g, ' ') ?? '';

test('a mail becomes a ticket, the answer reaches the customer, and the next mail comes into the same ticket', async () => {
  await addAccount();
  customerWrites({ id: '<1@cliente.example>' });
  const opened = await fixture.next('ticket.opened');
  const ticket = await fixture.desk.tickets.get(opened.ticketId);
  expect(ticket).toMatchObject({
    subject: 'Pedido atrasado',
    status: 'open',
    requester: { name: 'Maria', address: 'maria@cliente.example' },
  });

  await fixture.desk.tickets.reply(bruno, ticket.id, { text: 'Chega amanhã.', idempotencyKey: 'view-1' });
  const sent = await fixture.next('reply.sent');
  expect((await fixture.desk.tickets.message(sent.messageId)).delivery).toMatchObject({ state: 'sent', attempts: 1 });
  const [answer] = await received('maria@cliente.example', 1);
  const raw = answer?.raw ?? new Uint8Array();
  expect(header(raw, 'In-Reply-To')).toBe('<1@cliente.example>');
  expect(header(raw, 'References')).toBe('<1@cliente.example>');
  expect(header(raw, 'Subject')).toBe(`Re: Pedido atrasado [#${ticket.id}]`);
  expect(header(raw, 'From')).toBe('SAC <sac@empresa.example>');

  customerWrites({ id: '<2@cliente.example>', inReplyTo: header(raw, 'Message-ID'), text: 'Obrigada!' });
  const followUp = await fixture.next('message.received');
  expect(followUp.ticketId).toBe(ticket.id);
  expect(
    (await fixture.desk.tickets.messages(ticket.id)).map(({ direction, newText }) => [direction, newText.trim()]),
  ).toEqual([
    ['incoming', 'Onde está?'],
    ['outgoing', 'Chega amanhã.'],
    ['incoming', 'Obrigada!'],
  ]);
});

test('an answer comes from the alias that the customer wrote to, with the signature in text and HTML', async () => {
  const over = { aliases: ['vendas@empresa.example'], signature: 'Ana & Bruno\nVendas' };
  await online((await fixture.desk.accounts.add(ana, await fixture.settings(over), { incoming: password() })).id);
  const raw =
    'From: maria@cliente.example\r\nTo: Vendas <VENDAS@empresa.example>\r\nCc: sac@empresa.example\r\nSubject: Preço\r\nMessage-ID: <1@cliente.example>\r\n\r\nQuanto?\r\n';
  fixture.mail.deliver(raw, { from: 'maria@cliente.example', to: 'sac@empresa.example' });
  const { ticketId } = await fixture.next('ticket.opened');
  expect(await fixture.desk.tickets.recipients(ticketId)).toMatchObject({
    to: [{ address: 'maria@cliente.example' }],
    cc: [],
  });
  await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Dez.', idempotencyKey: 'view-1' });
  const [answer] = await received('maria@cliente.example', 1);
  expect(answer?.from).toBe('vendas@empresa.example');
  const sent = readMail(answer?.raw ?? new Uint8Array());
  expect(sent.from).toEqual({ name: 'SAC', address: 'vendas@empresa.example' });
  expect(sent.text).toBe('Dez.\n\n-- \nAna & Bruno\nVendas');
  expect(sent.html).toContain('-- <br>\nAna &amp; Bruno<br>\nVendas');
  const stored = (await fixture.desk.tickets.messages(ticketId)).at(-1);
  expect(stored).toMatchObject({ newText: 'Dez.', text: 'Dez.\n\n-- \nAna & Bruno\nVendas' });
});

test('an answer to a blind copy comes from the alias that the server has written down', async () => {
  const over = { aliases: ['vendas@empresa.example'] };
  await online((await fixture.desk.accounts.add(ana, await fixture.settings(over), { incoming: password() })).id);
  const raw =
    'Delivered-To: sac@empresa.example\r\nX-Original-To: vendas@empresa.example\r\nFrom: maria@cliente.example\r\nTo: todos@cliente.example\r\nSubject: Oi\r\nMessage-ID: <1@cliente.example>\r\n\r\nOi\r\n';
  fixture.mail.deliver(raw, { from: 'maria@cliente.example', to: 'sac@empresa.example' });
  const { ticketId } = await fixture.next('ticket.opened');
  const { from } = await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Oi.', idempotencyKey: 'view-1' });
  expect(from.address).toBe('vendas@empresa.example');
});

test('what an edit does not name stays: aliases, signature, accepted certificates', async () => {
  const account = await addAccount();
  const { aliases, signature, ...rest } = await fixture.settings();
  const trust = { authorities: '', pinned: { incoming: { host: '127.0.0.1', certificate: pemOf('alone') } } };
  const own = { aliases: ['Vendas@empresa.example', 'vendas@empresa.example'], signature: ' Ana\r\n', trust };
  const edited = await fixture.desk.accounts.edit(ana, account.id, 1, { ...rest, ...own }, {});
  expect(edited).toMatchObject({ aliases: ['vendas@empresa.example'], signature: 'Ana', trust });
  expect(await fixture.desk.accounts.edit(ana, account.id, 2, rest, {})).toMatchObject({ signature: 'Ana', trust });
  // At another server the certificate would be of no use.
  const elsewhere = { ...rest, incoming: { ...rest.incoming, host: 'localhost' } };
  expect((await fixture.desk.accounts.edit(ana, account.id, 3, elsewhere, {})).trust.pinned).toEqual({});
});

test('a certificate is accepted only while the server shows that very one', async () => {
  const server = await startBehindTls(fixture.mail.imapPort);
  const settings = await fixture.settings();
  const incoming = { ...settings.incoming, technology: 'imap-tls' as const, port: server.port };
  const account = await fixture.desk.accounts.add(ana, { ...settings, incoming }, { incoming: password() });
  const accept = (name: 'alone' | 'other') =>
    fixture.desk.accounts.acceptCertificate(ana, account.id, 'incoming', fingerprintOf(pemOf(name)));
  await expect(accept('other')).rejects.toMatchObject({ code: 'conflict' });
  expect((await accept('alone')).trust.pinned).toEqual({
    incoming: { host: '127.0.0.1', certificate: pemOf('alone') },
  });
  await online(account.id);
  server.stop();
});

test('the same answer asked for twice goes out once', async () => {
  await addAccount();
  customerWrites({ id: '<1@cliente.example>' });
  const { ticketId } = await fixture.next('ticket.opened');
  const answer = { text: 'Uma vez.', idempotencyKey: 'view-1' };
  const [first, second] = await Promise.all([
    fixture.desk.tickets.reply(bruno, ticketId, answer),
    fixture.desk.tickets.reply(bruno, ticketId, answer),
  ]);
  expect(second.id).toBe(first.id);
  await fixture.next('reply.sent');
  expect(fixture.mail.mails('maria@cliente.example')).toHaveLength(1);
});

test('a mail that was there before the account was added opens no ticket, one that comes afterwards does', async () => {
  customerWrites({ id: '<old@cliente.example>', subject: 'Antigo' });
  await new Promise((resolve) => setTimeout(resolve, 1100)); // INTERNALDATE counts whole seconds, as does what is old
  await addAccount();
  customerWrites({ id: '<new@cliente.example>', subject: 'Novo' });
  const opened = await fixture.next('ticket.opened');
  expect((await fixture.desk.tickets.get(opened.ticketId)).subject).toBe('Novo');
});

test('mail waits while the account is switched off and arrives when it is switched on', async () => {
  const { id } = await addAccount();
  await fixture.desk.accounts.deactivate(ana, id);
  customerWrites({ id: '<1@cliente.example>' });
  expect(await fixture.desk.feed.read('other', 10)).toEqual([]);
  await fixture.desk.accounts.activate(ana, id);
  await fixture.next('ticket.opened');
});

test('mail that came while we were not running becomes a ticket once, and a restart repeats nothing', async () => {
  await addAccount();
  customerWrites({ id: '<1@cliente.example>' });
  await fixture.next('ticket.opened');
  await fixture.desk.stop();
  customerWrites({ id: '<2@cliente.example>' });
  await fixture.startAgain();
  await fixture.next('ticket.opened');
  const opened = (await fixture.desk.feed.read('count', 100)).filter(({ type }) => type === 'ticket.opened');
  expect(opened).toHaveLength(2);
});

test('a stranger who quotes a known Message-ID gets a ticket of their own', async () => {
  await addAccount();
  customerWrites({ id: '<1@cliente.example>' });
  const first = await fixture.next('ticket.opened');
  customerWrites({ id: '<x@evil.example>', inReplyTo: '<1@cliente.example>', from: 'Eve <eve@evil.example>' });
  const second = await fixture.next('ticket.opened');
  expect(second.ticketId).not.toBe(first.ticketId);
});

test('a re-used Message-ID with other content is another mail, the same mail twice is one', async () => {
  await addAccount();
  customerWrites({ id: '<1@cliente.example>', text: 'um' });
  await fixture.next('ticket.opened');
  customerWrites({ id: '<1@cliente.example>', text: 'um' });
  customerWrites({ id: '<1@cliente.example>', text: 'dois' });
  await eventually(async () => {
    const rows = await fixture.database.selectFrom('mail').select(['verdict', 'reason']).orderBy('id').execute();
    return rows.length === 3 && rows.every(({ verdict }) => verdict !== 'received');
  }, 'three verdicts');
  const rows = await fixture.database.selectFrom('mail').select(['verdict', 'reason']).orderBy('id').execute();
  expect(rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['opened', null],
    ['ignored', 'duplicate'],
    ['opened', null],
  ]);
});

test('the test goes through every stage of both sides and its mail opens no ticket', async () => {
  const { id } = await addAccount();
  let last: Diagnosis | undefined;
  for await (const diagnosis of fixture.desk.accounts.test(ana, id)) last = diagnosis;
  expect(last).toMatchObject({ finished: true, passed: true });
  const outcome = (side: 'incoming' | 'outgoing') => last?.[side].map(({ stage, status }) => `${stage} ${status}`);
  const reached = [
    'dns passed',
    'connect passed',
    'tls skipped',
    'greeting passed',
    'capabilities passed',
    'sign-in passed',
  ];
  expect(outcome('incoming')).toEqual([...reached, 'folder passed', 'fetch passed']);
  expect(outcome('outgoing')).toEqual([...reached, 'sender passed', 'send passed', 'round-trip passed']);
  expect(last?.outgoing.at(-1)).toMatchObject({ detail: { kind: 'round-trip', removed: true } });
  customerWrites({ id: '<depois@cliente.example>', subject: 'Depois' });
  const { ticketId } = await fixture.next('ticket.opened');
  expect((await fixture.desk.tickets.get(ticketId)).subject).toBe('Depois');
});

test('a wrong password is explained with the field to mend, and pauses the account instead of hammering the server', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'wrong' });
  let last: Diagnosis | undefined;
  for await (const diagnosis of fixture.desk.accounts.test(ana, account.id)) last = diagnosis;
  const failed = last?.incoming.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({
    stage: 'sign-in',
    explanation: { code: 'wrong-password', field: 'incoming.password' },
  });
  expect(JSON.stringify(last)).not.toContain('"wrong"');
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'paused', 'paused');
  const errors = await fixture.desk.accounts.errors(ana, account.id, 10);
  const error = errors.find(({ side }) => side === 'incoming');
  expect(error).toMatchObject({ code: 'wrong-password', stage: 'sign-in' });
  // Three refused connections and the test.
  expect(error?.count).toBe(4);

  await fixture.desk.accounts.edit(ana, account.id, account.version, await fixture.settings(), {
    incoming: password(),
  });
  await online(account.id);
  const since = await fixture.desk.accounts.errors(ana, account.id, 10);
  expect(since.find(({ side }) => side === 'incoming')?.recoveredAt).not.toBeNull();
});

test('a mail server that goes away is noticed, explained, and taken up again by itself', async () => {
  const { id } = await addAccount();
  await fixture.mail.stopListening();
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'failing', 'failing');
  await eventually(
    async () => (await fixture.desk.accounts.errors(ana, id, 1)).some(({ code }) => code === 'connection-refused'),
    'refused',
  );
  customerWrites({ id: '<1@cliente.example>' });
  await fixture.mail.startListening();
  await fixture.next('ticket.opened');
});

test('an answer that the server refuses for good is failed, and can be sent again', async () => {
  await addAccount();
  customerWrites({ id: '<1@nowhere.example>', from: 'Nobody <nobody@nowhere.example>' });
  const { ticketId } = await fixture.next('ticket.opened');
  await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Oi', idempotencyKey: 'k' });
  const { messageId } = await fixture.next('reply.failed');
  const { delivery } = await fixture.desk.tickets.message(messageId);
  expect(delivery).toMatchObject({ state: 'failed' });
  expect(delivery?.serverWords).toMatch(/^550/);
  await fixture.desk.tickets.resend(bruno, messageId);
  await fixture.next('reply.failed');
  expect((await fixture.desk.tickets.message(messageId)).delivery?.attempts).toBe(1);
});

test('agents may not see or change accounts, whatever they call', async () => {
  const { id } = await addAccount();
  const settings = await fixture.settings();
  const { accounts, groups, ticketTypes, supervisors, apiTokens, webhooks } = fixture.desk;
  const refused = { code: 'forbidden' };
  for (const attempt of [
    () => accounts.list(bruno),
    () => accounts.get(bruno, id),
    () => accounts.detect(bruno, 'sac@gmail.com').next(),
    () => accounts.adaptLogin(bruno, id, ['incoming']),
    () => accounts.add(bruno, settings, { incoming: 'x' }),
    () => accounts.edit(bruno, id, 1, settings, {}),
    () => accounts.remove(bruno, id),
    () => accounts.activate(bruno, id),
    () => accounts.deactivate(bruno, id),
    () => accounts.errors(bruno, id, 1),
    () => accounts.errors(bruno, null, 1),
    () => accounts.health(bruno),
    () => accounts.readiness(bruno, id),
    () => accounts.retryAffected(bruno, id),
    () => accounts.folders(bruno, id),
    () => accounts.dryRun(bruno, id).next(),
    () => accounts.acceptCertificate(bruno, id, 'incoming', ''),
    () => accounts.test(bruno, id).next(),
    () => groups.add(bruno, { name: 'X', channel: null }),
    () => groups.remove(bruno, settings.groupId),
    () => ticketTypes.add(bruno, { name: 'X' }),
    () => ticketTypes.remove(bruno, settings.ticketTypeId),
    () => supervisors.set(bruno, ['UBRUNO']),
    () => apiTokens.list(bruno),
    () => apiTokens.add(bruno, { name: 'X', scopes: ['tickets:read'] }),
    () => apiTokens.revoke(bruno, 'x'),
    () => webhooks.list(bruno),
    () => webhooks.get(bruno, 'x'),
    () => webhooks.add(bruno, { url: 'https://a.example', types: [], idempotencyKey: 'x' }),
    () => webhooks.remove(bruno, 'x'),
    () => webhooks.activate(bruno, 'x'),
    () => webhooks.replay(bruno, 'x', 0),
    () => webhooks.deadLetters(bruno, 'x', 0, 1),
    () => webhooks.redrive(bruno, 'x'),
  ]) {
    await expect(attempt()).rejects.toMatchObject(refused);
  }
  expect(() => accounts.check(bruno, settings)).toThrow('Only supervisors');
});

test('of two supervisors who edit at once the second is told', async () => {
  const account = await addAccount();
  const settings = await fixture.settings({ name: 'Atendimento' });
  await fixture.desk.accounts.edit(ana, account.id, account.version, settings, {});
  await expect(fixture.desk.accounts.edit(ana, account.id, account.version, settings, {})).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a removed account is unknown, its passwords are gone from the database, its tickets stay', async () => {
  const account = await addAccount();
  customerWrites({ id: '<1@cliente.example>' });
  const { ticketId } = await fixture.next('ticket.opened');
  await fixture.desk.accounts.remove(ana, account.id);
  await expect(fixture.desk.accounts.get(ana, account.id)).rejects.toMatchObject({ code: 'unknown' });
  expect(await fixture.desk.accounts.list(ana)).toEqual([]);
  const row = await fixture.database.selectFrom('account').select('incoming_password').executeTakeFirstOrThrow();
  expect(row.incoming_password).toBeNull();
  expect((await fixture.desk.tickets.get(ticketId)).id).toBe(ticketId);
});

test('wrong settings are refused field by field', async () => {
  const settings = await fixture.settings({ name: ' ', address: 'not an address', groupId: '' });
  await expect(fixture.desk.accounts.add(ana, settings, { incoming: 'x' })).rejects.toMatchObject({
    code: 'invalid',
    issues: [
      { path: 'name', problem: 'required' },
      { path: 'address', problem: 'not-an-address' },
      { path: 'groupId', problem: 'required' },
    ],
  });
});
