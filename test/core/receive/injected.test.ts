import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../fakes/imap/command.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { ana, startDesk } from '../desk.fixture.ts';

const network = {
  ...createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] }),
  connectWithin: 2000,
  silentAtMost: 2000,
};
const never = new AbortController().signal;
const password = 'segredo-inteiro';

function endpoint(
  speaks: Endpoint['speaks'],
  port: number,
  encryption: Endpoint['encryption'],
  login = 'ana',
): Endpoint {
  const side = speaks === 'smtp' ? 'outgoing' : 'incoming';
  return { side, speaks, host: '127.0.0.1', port, encryption, login, password };
}

const hostile = ['INBOX"\r\nX1 DELETE INBOX', 'a\nX1 DELETE INBOX', 'a\0b', '{3}\r\nabc', 'a" (b'];

test('a folder’s name never becomes a command', async () => {
  const imap = await startScriptedImap();
  onTestFinished(() => imap.stop());
  const heard: Command[] = [];
  imap.heard = (command) => heard.push(command);
  for (const name of hostile) {
    const session = await openSession(endpoint('imap', imap.port, 'none'), network, never);
    await expect(session.open(name, 'read')).rejects.toThrow();
    await session.close();
  }
  expect(heard.map(({ name }) => name).filter((name) => name === 'DELETE')).toEqual([]);
  expect(heard.filter(({ tag }) => tag === 'X1')).toEqual([]);
});

test('a login never becomes a command', async () => {
  const imap = await startScriptedImap();
  onTestFinished(() => imap.stop());
  const heard: Command[] = [];
  imap.heard = (command) => heard.push(command);
  const login = 'ana"\r\nX1 DELETE INBOX';
  const opened = openSession(endpoint('imap', imap.port, 'none', login), network, never);
  await opened.then((session) => session.close()).catch(() => {});
  expect(heard.filter(({ tag, name }) => tag === 'X1' || name === 'DELETE')).toEqual([]);
});

test('settings whose folders or logins hold line breaks are refused', async () => {
  const fixture = await startDesk();
  onTestFinished(() => fixture.stop());
  const settings = await fixture.settings();
  for (const folder of hostile.slice(0, 3)) {
    const check = () => fixture.desk.accounts.check(ana, { ...settings, receiving: { folders: [folder] } });
    expect(check).toThrow(
      expect.objectContaining({ issues: [{ path: 'receiving.folders.0', problem: 'control-characters' }] }),
    );
  }
  const incoming = { ...settings.incoming, login: 'a\r\nb' };
  expect(() => fixture.desk.accounts.check(ana, { ...settings, incoming })).toThrow(
    expect.objectContaining({ issues: [{ path: 'incoming.login', problem: 'control-characters' }] }),
  );
});

/** A server that says these words: first to whoever connects, then to each line in turn. Everything it heard. */
async function saying(greeting: string, answerTo: (line: string) => string) {
  let heard = '';
  const server = createServer((socket) => {
    socket.on('error', () => {}).write(greeting);
    let rest = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text;
      rest += text;
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const answer = answerTo(line);
        if (answer !== '') socket.write(answer);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as { port: number }).port, heard: () => heard };
}

const said = (heard: string) => heard.includes(password) || heard.includes(Buffer.from(password).toString('base64'));
const saidLogin = (heard: string) => /\b(LOGIN|AUTHENTICATE|AUTH PLAIN|AUTH LOGIN|PASS)\b/i.test(heard);

const imapAnswer = (capabilities: string, starttls: (tag: string) => string) => (line: string) => {
  const [tag = '', name = ''] = line.split(' ');
  if (/^CAPABILITY$/i.test(name)) return `* CAPABILITY ${capabilities}\r\n${tag} OK done\r\n`;
  if (/^STARTTLS$/i.test(name)) return starttls(tag);
  return `${tag} OK done\r\n`;
};

test.each([
  ['does not offer STARTTLS', '* OK hello\r\n', imapAnswer('IMAP4rev1', (tag) => `${tag} BAD unknown\r\n`)],
  [
    'offers STARTTLS and refuses it',
    '* OK hello\r\n',
    imapAnswer('IMAP4rev1 STARTTLS', (tag) => `${tag} NO not now\r\n`),
  ],
  [
    'says that we are signed in already',
    '* PREAUTH [CAPABILITY IMAP4rev1] welcome\r\n',
    imapAnswer('IMAP4rev1', (tag) => `${tag} OK go\r\n`),
  ],
  [
    'slips words in before TLS begins',
    '* OK hello\r\n',
    imapAnswer(
      'IMAP4rev1 STARTTLS',
      (tag) => `${tag} OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n* OK [ALERT] call me\r\n`,
    ),
  ],
])('an IMAP server that %s does not get the password', async (_, greeting, answerTo) => {
  const server = await saying(greeting, answerTo);
  await expect(openSession(endpoint('imap', server.port, 'starttls'), network, never)).rejects.toThrow();
  expect(said(server.heard())).toBe(false);
  expect(saidLogin(server.heard())).toBe(false);
});

const smtpAnswer = (offers: string, starttls: string) => (line: string) => {
  if (/^EHLO/i.test(line)) return `250-mail\r\n${offers}250 8BITMIME\r\n`;
  if (/^STARTTLS/i.test(line)) return starttls;
  return '250 ok\r\n';
};

test.each([
  ['does not offer STARTTLS', smtpAnswer('250-AUTH PLAIN LOGIN\r\n', '502 unknown\r\n')],
  ['offers STARTTLS and refuses it', smtpAnswer('250-STARTTLS\r\n250-AUTH PLAIN\r\n', '454 not now\r\n')],
  [
    'slips words in before TLS begins',
    smtpAnswer('250-STARTTLS\r\n', '220 go\r\n250-mail\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n'),
  ],
])('an SMTP server that %s does not get the password', async (_, answerTo) => {
  const server = await saying('220 mail\r\n', answerTo);
  await expect(openSubmission(endpoint('smtp', server.port, 'starttls'), network, never)).rejects.toThrow();
  expect(said(server.heard())).toBe(false);
  expect(saidLogin(server.heard())).toBe(false);
});
