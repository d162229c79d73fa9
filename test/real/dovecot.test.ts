import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../core/desk.fixture.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

const ana = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;
const folder = mkdtempSync(`${tmpdir()}/dovecot-desk-`);
let dovecot: Dovecot;
let mail: MailServer;
let desk: Desk;
let catalogue: { groupId: string; ticketTypeId: string };

beforeAll(async () => {
  [dovecot, mail] = await Promise.all([startDovecot(), startMailServer()]);
  ({ desk } = await createDesk({
    readyAtOnce: true,
    dataFolder: folder,
    keys: [new Uint8Array(32)],
    network: createNetwork({
      allowedNetworks: ['127.0.0.0/8', '::1/128'],
      allowedPorts: [[1, 65535]],
      extraAuthorities: dovecot.certificates.authorityPem,
    }),
    log: pino({ level: 'silent' }),
    pauseAfter: () => 200,
  }));
  await desk.start();
  const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
  const type = await desk.ticketTypes.add(ana, { name: 'E-mail' });
  catalogue = { groupId: group.id, ticketTypeId: type.id };
});
afterAll(async () => {
  await desk.stop();
  await Promise.all([dovecot.remove(), mail.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const settings = (login: string, incoming: Partial<AccountSettingsInput['incoming']>): AccountSettingsInput => ({
  name: login,
  address: 'sac@empresa.example',
  incoming: { technology: 'imap-tls', host: 'localhost', port: dovecot.imapsPort, login, ...incoming },
  outgoing: {
    protocol: 'smtp',
    host: '127.0.0.1',
    port: mail.smtpPort,
    otherIdentity: { login: 'sac@empresa.example' },
  },
  ...catalogue,
});
const passwords = { incoming: 'secret', outgoing: 'sac-segredo' };
const stateOf = async (id: string) => (await desk.accounts.get(ana, id)).state;
const diagnose = async (id: string) => {
  let last: Diagnosis | undefined;
  for await (const diagnosis of desk.accounts.test(ana, id)) last = diagnosis;
  return last;
};
/** The mail goes to another server here than where it is looked for: nobody waits for it to come back. */
const diagnoseUntilSent = async (id: string) => {
  for await (const diagnosis of desk.accounts.test(ana, id)) {
    const { incoming, outgoing } = diagnosis;
    const settled = [...incoming, ...outgoing.slice(0, -1)];
    if (settled.every(({ status }) => status !== 'waiting' && status !== 'running')) return diagnosis;
  }
  throw new Error('The test said nothing');
};
const write = (user: string, subject: string) =>
  dovecot.deliver(user, [
    `From: maria@cliente.example\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@c>\r\n\r\nOi\r\n`,
  ]);
const opened = async () => (await desk.feed.read('count', 1000)).filter(({ type }) => type === 'ticket.opened').length;

test.each([
  ['TLS from the first byte', 'imap-tls', 'imapsPort', 'passed'],
  ['STARTTLS', 'imap-starttls', 'imapPort', 'passed'],
  ['no encryption', 'imap', 'imapPort', 'skipped'],
] as const)('over %s a mail becomes a ticket in under a second', async (_, technology, port, tls) => {
  const login = technology.replaceAll('-', '');
  const account = await desk.accounts.add(ana, settings(login, { technology, port: dovecot[port] }), passwords);
  await eventually(async () => (await stateOf(account.id)) === 'online', 'online');
  const before = await opened();
  const written = Date.now();
  write(login, login);
  await eventually(async () => (await opened()) > before, 'a ticket');
  const took = Date.now() - written;
  console.log(`${technology}: mail → ticket in ${took} ms`);
  expect(took).toBeLessThan(1000);

  const diagnosis = await diagnoseUntilSent(account.id);
  expect(diagnosis.incoming.find(({ stage }) => stage === 'tls')).toMatchObject({ status: tls });
  for (const { stage, status } of [...diagnosis.incoming, ...diagnosis.outgoing.slice(0, -1)]) {
    expect([stage, stage === 'tls' || status === 'passed']).toEqual([stage, true]);
  }
});

test.each([
  ['TLS on a plain port', { technology: 'imap-tls', port: 'imapPort' }, 'tls', 'tls-expected-plain-found'],
  ['a wrong name in the certificate', { host: '127.0.0.1' }, 'tls', 'certificate-wrong-name'],
  ['an unknown login', { login: '' }, 'sign-in', 'wrong-password'],
] as const)('%s is explained at its stage', async (_, wrong, stage, code) => {
  const { port, login, ...rest } = { port: 'imapsPort', login: 'x', ...wrong } as const;
  const secret = login === '' ? { ...passwords, incoming: 'not the password' } : passwords;
  const incoming = { ...rest, port: dovecot[port] };
  const account = await desk.accounts.add(ana, settings('wrong', incoming), secret);
  const failed = (await diagnose(account.id))?.incoming.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({ stage, explanation: { code } });
  await desk.accounts.remove(ana, account.id);
});

test('a Dovecot that is stopped and started again loses no mail', async () => {
  const account = await desk.accounts.add(ana, settings('restart', {}), passwords);
  await eventually(async () => (await stateOf(account.id)) === 'online', 'online');
  const before = await opened();
  await dovecot.stop();
  await eventually(async () => (await stateOf(account.id)) === 'failing', 'failing');
  write('restart', 'while-it-was-down');
  await dovecot.start();
  await eventually(async () => (await opened()) === before + 1, 'the ticket');
  const [error] = await desk.accounts.errors(ana, account.id, 10);
  expect(error?.recoveredAt).not.toBeNull();
});
