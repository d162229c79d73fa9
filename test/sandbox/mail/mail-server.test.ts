import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';

const sac = { user: 'sac@empresa.example', pass: 'sac-segredo' };
const maria = { user: 'maria@cliente.example', pass: 'maria-segredo' };

let server: MailServer;
const clients: ImapFlow[] = [];

beforeEach(async () => {
  server = await startMailServer();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.stop();
});

function imapClient(auth = sac): ImapFlow {
  const client = new ImapFlow({ host: '127.0.0.1', port: server.imapPort, secure: false, auth, logger: false });
  client.on('error', () => {});
  clients.push(client);
  return client;
}

function smtpClient(auth = sac) {
  return createTransport({ host: '127.0.0.1', port: server.smtpPort, secure: false, ignoreTLS: true, auth });
}

function mailWith(body: Buffer): Buffer {
  const header = 'From: maria@cliente.example\r\nSubject: Bytes\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
  return Buffer.concat([Buffer.from(header), body]);
}

test('a delivered mail is pushed to a connection in IDLE and comes out byte for byte', async () => {
  const client = imapClient();
  await client.connect();
  await client.mailboxOpen('INBOX');
  const idling = client.idle();
  const raw = mailWith(Buffer.from('Olá! Привет! \u00ff\r\n.\r\n..dots\r\nno end of line'));
  const pushed = once(client, 'exists');
  server.deliver(raw, { from: 'maria@cliente.example', to: sac.user });
  const [push] = await pushed;
  expect(push).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 });
  const message = await client.fetchOne(
    '1',
    { uid: true, source: true, size: true, internalDate: true, flags: true },
    { uid: true },
  );
  await idling;
  if (!message) throw new Error('nothing fetched');
  expect(message.uid).toBe(1);
  expect(message.size).toBe(raw.length);
  expect(Math.abs(new Date(message.internalDate ?? 0).getTime() - Date.now())).toBeLessThan(5000);
  expect(message.source?.equals(raw)).toBe(true);
});

test('random bytes of many sizes survive delivery, APPEND and fetching', async () => {
  const client = imapClient();
  await client.connect();
  // IMAP's literals hold any byte but 0 (RFC 9051, section 4.3).
  const bodies = [0, 1, 2, 1000, 65_535, 65_536, 300_001].map((size) =>
    mailWith(Buffer.from(randomBytes(size).map((byte) => byte || 1))),
  );
  for (const raw of bodies) {
    server.deliver(raw, { from: null, to: sac.user });
    await client.append('INBOX', raw, ['\\Seen']);
  }
  await client.mailboxOpen('INBOX');
  const fetched = await client.fetchAll('1:*', { uid: true, source: true });
  const expected = bodies.flatMap((raw) => [raw, raw]);
  expect(fetched.map(({ source }, i) => source?.equals(expected[i] as Buffer))).toEqual(expected.map(() => true));
  expect(server.mails(sac.user).map(({ raw }, i) => Buffer.from(raw).equals(expected[i] as Buffer))).toEqual(
    expected.map(() => true),
  );
});

test('a mail of ten megabytes is fetched within a second', async () => {
  const raw = mailWith(Buffer.alloc(10 * 1024 * 1024, 'QUJDREVGRw==\r\n'));
  server.deliver(raw, { from: null, to: sac.user });
  const client = imapClient();
  await client.connect();
  await client.mailboxOpen('INBOX');
  const begun = performance.now();
  const message = await client.fetchOne('1', { source: true }, { uid: true });
  expect(performance.now() - begun).toBeLessThan(1000);
  if (!message) throw new Error('nothing fetched');
  expect(message.source?.equals(raw)).toBe(true);
});

test('the beginnings of several mails can be fetched', async () => {
  const raws = ['a', 'b', 'c'].map((letter) => mailWith(Buffer.alloc(5000, letter)));
  for (const raw of raws) server.deliver(raw, { from: null, to: sac.user });
  const client = imapClient();
  await client.connect();
  await client.mailboxOpen('INBOX');
  const fetched = await client.fetchAll('1:*', { source: { start: 10, maxLength: 1000 } });
  expect(fetched.map(({ source }) => source?.toString())).toEqual(raws.map((raw) => raw.subarray(10, 1010).toString()));
});

test('what is sent over SMTP arrives in the other mailbox alone, unchanged', async () => {
  const raw = mailWith(Buffer.from('Ünïcödé 8bit\r\n.\r\n.. two dots\r\n', 'utf8'));
  const arrived = server.waitForMails(maria.user, 1);
  await smtpClient().sendMail({ envelope: { from: sac.user, to: [maria.user] }, raw });
  const [mail] = await arrived;
  expect(Buffer.from(mail?.raw ?? []).equals(raw)).toBe(true);
  expect(mail?.from).toBe(sac.user);
  expect(server.mails(sac.user)).toEqual([]);
  const client = imapClient(maria);
  await client.connect();
  expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 1 });
});

test('flags are stored, searched for, and seen by the next connection', async () => {
  for (const subject of ['one', 'two', 'three']) {
    server.deliver(`Subject: ${subject}\r\n\r\ntext\r\n`, { from: maria.user, to: sac.user });
  }
  const client = imapClient();
  await client.connect();
  await client.mailboxOpen('INBOX');
  await client.messageFlagsAdd('2', ['\\Seen', '$Ticket'], { uid: true });
  expect(await client.search({ seen: false }, { uid: true })).toEqual([1, 3]);
  expect(await client.search({ uid: '2:*' }, { uid: true })).toEqual([2, 3]);
  const next = imapClient();
  await next.connect();
  await next.mailboxOpen('INBOX');
  const message = await next.fetchOne('2', { flags: true }, { uid: true });
  expect(message && [...(message.flags ?? [])].sort()).toEqual(['$Ticket', '\\Seen']);
});

test('every run has its own UIDVALIDITY within 32 bits, the same for all connections', async () => {
  const first = imapClient();
  await first.connect();
  const opened = await first.mailboxOpen('INBOX');
  const second = imapClient();
  await second.connect();
  expect((await second.mailboxOpen('INBOX')).uidValidity).toBe(opened.uidValidity);
  expect(opened.uidValidity).toBeGreaterThan(1_600_000_000n);
  expect(opened.uidValidity).toBeLessThan(2n ** 32n);
});

test('a wrong password is refused by both, in the words that a mail server uses', async () => {
  await expect(imapClient({ user: sac.user, pass: 'wrong' }).connect()).rejects.toMatchObject({
    authenticationFailed: true,
    serverResponseCode: 'AUTHENTICATIONFAILED',
  });
  await expect(smtpClient({ user: sac.user, pass: 'wrong' }).verify()).rejects.toMatchObject({
    code: 'EAUTH',
    responseCode: 535,
  });
});

test('nobody sends without signing in, and nothing goes to people who are not here', async () => {
  const anonymous = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
  const mail = { from: sac.user, to: maria.user, text: 'Hi' };
  await expect(anonymous.sendMail(mail)).rejects.toMatchObject({ responseCode: 530 });
  await expect(smtpClient().sendMail({ ...mail, to: 'nobody@nowhere.example' })).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringContaining('5.1.1'),
  });
});

test('when the server goes down connections are cut and refused; afterwards the mail is still there', async () => {
  const client = imapClient();
  await client.connect();
  await client.mailboxOpen('INBOX');
  const cut = once(client, 'close');
  await server.stopListening();
  await cut;
  expect(server.listening).toBe(false);
  await expect(imapClient().connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(smtpClient().verify()).rejects.toMatchObject({ code: 'ESOCKET' });
  server.deliver('Subject: meanwhile\r\n\r\n', { from: maria.user, to: sac.user });
  await server.startListening();
  const back = imapClient();
  await back.connect();
  expect((await back.mailboxOpen('INBOX')).exists).toBe(1);
});

test('stopping and starting in a hurry ends in what was asked for last', async () => {
  await Promise.all([server.stopListening(), server.startListening(), server.startListening()]);
  expect(server.listening).toBe(true);
  await smtpClient().verify();
});

test('people are found whatever the capitals of their address', async () => {
  server.deliver('Subject: x\r\n\r\n', { from: null, to: 'SAC@Empresa.Example' });
  expect(server.mails(sac.user)).toHaveLength(1);
  await smtpClient({ ...sac, user: 'Sac@EMPRESA.example' }).verify();
});
