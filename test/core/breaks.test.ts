import { createServer, type Server, type Socket } from 'node:net';
import { redact } from '@inbox-email/core/account/redact.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedSmtp, startScriptedSmtp } from '../fakes/scripted-smtp.ts';
import { ana, bruno, type DeskFixture, eventually, startDesk } from './desk.fixture.ts';

// Each of these broke us once.
let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

const online = (id: string) =>
  eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'online');
const write = (headers: string, body = 'Oi') =>
  fixture.mail.deliver(`From: Maria <maria@cliente.example>\r\nTo: sac@empresa.example\r\n${headers}\r\n${body}\r\n`, {
    from: 'maria@cliente.example',
    to: 'sac@empresa.example',
  });

async function listening(answer: (socket: Socket) => void): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, server };
}

test('a test that is called off between two stages of a slow server ends quietly', async () => {
  const { port, server } = await listening((socket) => {
    socket.write('220 tarpit\r\n');
  });
  const outgoing = { protocol: 'smtp', host: '127.0.0.1', port } as const;
  const account = await fixture.desk.accounts.add(ana, await fixture.settings({ outgoing }), {
    incoming: 'sac-segredo',
  });
  for await (const { outgoing: stages } of fixture.desk.accounts.test(ana, account.id)) {
    if (stages[0]?.status === 'passed') break;
  }
  server.close();
});

test('an account whose server says nothing holds up no other account’s answers', async () => {
  const silent = await startScriptedSmtp({ mail: 'silence' });
  const healthy = await startScriptedSmtp();
  const add = async (name: string, address: string, smtp: ScriptedSmtp, secret: string) => {
    const incoming = { technology: 'imap', host: '127.0.0.1', port: fixture.mail.imapPort, login: address } as const;
    const outgoing = { protocol: 'smtp', host: '127.0.0.1', port: smtp.port } as const;
    const settings = await fixture.settings({ name, address, incoming, outgoing });
    const account = await fixture.desk.accounts.add(ana, settings, { incoming: secret });
    await online(account.id);
    fixture.mail.deliver(`From: maria@cliente.example\r\nTo: ${address}\r\nMessage-ID: <${name}@c>\r\n\r\nOi\r\n`, {
      from: null,
      to: address,
    });
    return (await fixture.next('ticket.opened')).ticketId;
  };
  const stuck = await add('stuck', 'sac@empresa.example', silent, 'sac-segredo');
  const flowing = await add('flowing', 'vendas@empresa.example', healthy, 'vendas-segredo');
  await fixture.desk.tickets.reply(bruno, stuck, { text: 'a', idempotencyKey: 'a' });
  await fixture.desk.tickets.reply(bruno, flowing, { text: 'b', idempotencyKey: 'b' });
  expect((await fixture.next('reply.sent')).ticketId).toBe(flowing);
  await Promise.all([silent.stop(), healthy.stop()]);
});

test('two mails without Message-ID and Date that say the same are two tickets', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  write('Received: from a; Mon, 23 Nov 2026 12:00:00 +0000\r\nSubject: Oi\r\n', 'Alguma novidade?');
  write('Received: from a; Mon, 23 Nov 2026 13:00:00 +0000\r\nSubject: Oi\r\n', 'Alguma novidade?');
  await fixture.next('ticket.opened');
  await fixture.next('ticket.opened');
});

test('a server that moves to another port with the same UIDVALIDITY and UIDs loses no mail', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  write('Message-ID: <1@c>\r\nSubject: one\r\n');
  await fixture.next('ticket.opened');
  await fixture.desk.accounts.deactivate(ana, account.id);
  const { startMailServer } = await import('@inbox-email/sandbox/mail/mail-server.ts');
  const other = await startMailServer();
  other.deliver('From: maria@cliente.example\r\nMessage-ID: <2@c>\r\nSubject: two\r\n\r\nOi\r\n', {
    from: null,
    to: 'sac@empresa.example',
  });
  const incoming = {
    technology: 'imap',
    host: '127.0.0.1',
    port: other.imapPort,
    login: 'sac@empresa.example',
  } as const;
  await fixture.desk.accounts.edit(ana, account.id, account.version, await fixture.settings({ incoming }), {});
  await fixture.desk.accounts.activate(ana, account.id);
  const opened = await fixture.next('ticket.opened');
  expect((await fixture.desk.tickets.get(opened.ticketId)).subject).toBe('two');
  await fixture.desk.accounts.deactivate(ana, account.id);
  await other.stop();
});

test('a data folder whose key was lost still starts, and the passwords can be typed again', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  await fixture.desk.stop();
  await fixture.startAgain(new Uint8Array(32).fill(9));
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'paused', 'paused');
  expect((await fixture.desk.accounts.get(ana, account.id)).stateCause).toBe('sealed-password-unreadable');
  await fixture.desk.accounts.edit(ana, account.id, 1, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
});

test('an answer through a removed account is refused, and one that waits is taken back', async () => {
  const silent = await startScriptedSmtp({ mail: '451 later' });
  const outgoing = { protocol: 'smtp', host: '127.0.0.1', port: silent.port } as const;
  const account = await fixture.desk.accounts.add(ana, await fixture.settings({ outgoing }), {
    incoming: 'sac-segredo',
  });
  await online(account.id);
  write('Message-ID: <1@c>\r\n');
  const { ticketId } = await fixture.next('ticket.opened');
  await fixture.desk.tickets.reply(bruno, ticketId, { text: 'a', idempotencyKey: 'a' });
  await fixture.next('reply.deferred');
  await fixture.desk.accounts.remove(ana, account.id);
  await fixture.next('reply.cancelled');
  const late = fixture.desk.tickets.reply(bruno, ticketId, { text: 'b', idempotencyKey: 'b' });
  await expect(late).rejects.toMatchObject({ code: 'unknown' });
  await silent.stop();
});

test('of two who answer at once the second is told, and decides', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  write('Message-ID: <1@c>\r\n');
  const { ticketId, messageId } = await fixture.next('ticket.opened');
  const both = await Promise.allSettled([
    fixture.desk.tickets.reply(ana, ticketId, { text: 'a', idempotencyKey: 'a', seenMessageId: messageId }),
    fixture.desk.tickets.reply(bruno, ticketId, { text: 'b', idempotencyKey: 'b', seenMessageId: messageId }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('whoever answers a forwarded mail joins the conversation, and the customer stays in it', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  write('Message-ID: <1@c>\r\n');
  const { ticketId } = await fixture.next('ticket.opened');
  const { messageId } = await fixture.desk.tickets.reply(bruno, ticketId, { text: 'a', idempotencyKey: 'a' });
  fixture.mail.deliver(
    `From: chefe@cliente.example\r\nMessage-ID: <3@c>\r\nIn-Reply-To: ${messageId}\r\n\r\nSou o chefe\r\n`,
    { from: null, to: 'sac@empresa.example' },
  );
  await fixture.next('message.received');
  const { to, cc } = await fixture.desk.tickets.recipients(ticketId);
  expect([to, cc].map((people) => people.map(({ address }) => address))).toEqual([
    ['chefe@cliente.example'],
    ['maria@cliente.example'],
  ]);
});

test('switching on an account that is on already leaves it online', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await online(account.id);
  expect((await fixture.desk.accounts.activate(ana, account.id)).state).toBe('online');
});

test.each(['user/', 'ab-', 'x_', 'abc/'])('a password in base64 behind %j is taken out', (glue) => {
  const secret = 'top-secret-pw';
  const text = `535 ${glue}${Buffer.from(`\0ana\0${secret}`).toString('base64')}`;
  expect(redact(text, [secret])).not.toContain(Buffer.from(secret).toString('base64').slice(4, 12));
});

test('the conversation up to a refused sign-in is kept for whoever looks for the cause, without the password', async () => {
  const account = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'not-the-password' });
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'paused', 'paused');
  const [error] = await fixture.desk.accounts.errors(ana, account.id, 1);
  expect(error?.transcript.join('\n')).toMatch(/→ .*LOGIN|AUTHENTICATE/);
  expect(error?.transcript.join('\n')).toMatch(/← .*NO/);
  expect(error?.transcript.join('\n')).not.toContain('not-the-password');
});
