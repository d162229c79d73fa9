import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '@inbox-email/bot/config.ts';
import { openDesk } from '@inbox-email/bot/open-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import type { Audit } from '@inbox-email/core/message/audit.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../core/desk.fixture.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

const ana = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;
const user = 'auditoria';
const folder = mkdtempSync(`${tmpdir()}/audit-desk-`);
const program = fileURLToPath(new URL('../../bot/command-line/main.ts', import.meta.url));
const environment = {
  DATA_DIR: folder,
  MAIL_ALLOWED_NETWORKS: '127.0.0.0/8',
  MAIL_ALLOWED_PORTS: '1-65535',
};
let dovecot: Dovecot;
let desk: Desk;
let database: CoreDatabase;

beforeAll(async () => {
  dovecot = await startDovecot();
  await open();
});
afterAll(async () => {
  await desk.stop();
  await dovecot.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join());
  const opened = await openDesk(read.config, pino({ level: 'silent' }));
  desk = opened.desk;
  database = opened.database as unknown as CoreDatabase;
  await desk.start();
}

/** As whoever runs the bot calls it: a process of its own, on the folder that the bot may be working on. */
async function commandLine(...args: string[]): Promise<{ code: number; said: string }> {
  const ran = promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    cwd: folder,
  });
  return ran.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

const mail = (subject: string, { id = subject, from = 'maria@cliente.example', body = 'Oi' } = {}) =>
  `From: ${from}\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@c>\r\n\r\n${body}\r\n`;
const verdicts = async () =>
  (await database.selectFrom('mail').select('verdict').execute()).map(({ verdict }) => verdict);
const filed = (count: number) =>
  eventually(async () => {
    const all = await verdicts();
    return all.length === count && !all.includes('received');
  }, `${count} verdicts`);

test('desk and command line account for mails that were filed, ignored, quarantined, left or expunged, and name the rest', async () => {
  const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
  const type = await desk.ticketTypes.add(ana, { name: 'E-mail' });
  await sql`create trigger poison before insert on message when new.subject = 'poison'
    begin select raise(abort, 'poison'); end`.execute(database);
  dovecot.deliver(user, [
    mail('one'),
    mail('two'),
    mail('answer', { body: 'more' }).replace('\r\n\r\n', '\r\nIn-Reply-To: <one@c>\r\n\r\n'),
    mail('two'),
    mail('poison'),
    mail('huge', { body: `Text.\r\n${'x'.repeat(76)}\r\n`.repeat(20_000) }),
  ]);
  const { id } = await desk.accounts.add(
    ana,
    {
      ...{ name: 'Auditoria', address: 'sac@empresa.example', groupId: group.id, ticketTypeId: type.id },
      incoming: { technology: 'imap', host: '127.0.0.1', port: dovecot.imapPort, login: user },
      outgoing: { protocol: 'smtp', host: '127.0.0.1', port: 25 },
      receiving: { backlog: { from: 'everything' }, sizeLimitMb: 1 },
    },
    { incoming: 'secret' },
  );
  await filed(6);
  const expected = {
    verdicts: { received: 0, opened: 2, appended: 1, ignored: 1, quarantined: 1, left: 1 },
    ignored: { duplicate: 1 },
    ...{ onServer: 6, unaccounted: 0, differences: [], failure: null },
  };
  expect(await desk.accounts.audit(ana)).toMatchObject([expected]);
  const told = await commandLine('audit', '--json');
  expect(told.code).toBe(0);
  expect(JSON.parse(told.said)).toMatchObject([{ accountName: 'Auditoria', ...expected }]);
  expect((await commandLine('audit')).said).toContain('Auditoria: 0 unaccounted of 6 on the server');

  // One that became a ticket goes from the server: it stays accounted for.
  await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'header', 'subject', 'one');
  expect(await desk.accounts.audit(ana)).toMatchObject([{ ...expected, onServer: 5 }]);
  expect(JSON.parse((await commandLine('audit', '--json')).said)).toMatchObject([{ ...expected, onServer: 5 }]);

  await sql`drop trigger poison`.execute(database);
  expect(await desk.accounts.retryQuarantine(ana, id)).toBe(1);
  const after = { ...expected.verdicts, opened: 3, quarantined: 0 };
  expect(await desk.accounts.audit(ana)).toMatchObject([{ verdicts: after, unaccounted: 0 }]);

  await desk.stop();
  dovecot.deliver(user, [mail('while nobody looked'), mail('and another')]);
  const missing = await commandLine('audit', '--json');
  expect(missing.code).toBe(1);
  const [audit] = JSON.parse(missing.said) as Audit[];
  expect(audit).toMatchObject({ onServer: 7, unaccounted: 2, verdicts: after, failure: null });
  expect(audit?.differences.map(({ key, folder: where }) => `${where.split('/').at(-1)} ${key}`)).toEqual([
    'INBOX 7',
    'INBOX 8',
  ]);
  expect((await commandLine('audit')).said).toMatch(/2 unaccounted of 7 on the server[\s\S]*INBOX 7 \(\d+ bytes\)/);

  await open();
  await filed(8);
  expect(await desk.accounts.audit(ana)).toMatchObject([{ onServer: 7, unaccounted: 0, failure: null }]);
  await desk.accounts.deactivate(ana, id);
  expect(await desk.accounts.audit(ana)).toMatchObject([{ onServer: 7, unaccounted: 0, failure: 'inactive' }]);
});
