import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailOf } from '../contracts/mail-session.suite.ts';
import { eventually } from '../core/desk.fixture.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

const ana = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;
const folder = mkdtempSync(`${tmpdir()}/drift-`);
let dovecot: Dovecot;
let desk: Desk;
/** The clock of the desk runs ahead of this machine's by so much. */
let ahead = 0;
beforeAll(async () => {
  dovecot = await startDovecot({ certificateDays: 5, quotaKb: 100 });
  const network = createNetwork({
    ...{ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] },
    extraAuthorities: dovecot.certificates.authorityPem,
  });
  const log = pino({ level: 'silent' });
  const keys = [new Uint8Array(32).fill(1)];
  const clock = () => Date.now() + ahead;
  desk = (await createDesk({ dataFolder: folder, keys, network, log, clock, lookEvery: 100 })).desk;
  await desk.start();
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('a Dovecot whose certificate ends in five days and whose mailbox is nearly full is warned of, and what is mended is over', async () => {
  const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
  const type = await desk.ticketTypes.add(ana, { name: 'E-mail' });
  dovecot.deliver('deriva', [`${mailOf('large')}${`${'x'.repeat(76)}\r\n`.repeat(1230)}`]);
  const { id } = await desk.accounts.add(
    ana,
    {
      ...{ name: 'SAC', address: 'sac@empresa.example', groupId: group.id, ticketTypeId: type.id },
      incoming: { technology: 'imap-tls', host: 'localhost', port: dovecot.imapsPort, login: 'deriva' },
      outgoing: { protocol: 'smtp', host: '127.0.0.1', port: dovecot.imapPort },
    },
    { incoming: 'secret' },
  );
  await eventually(async () => (await desk.accounts.get(ana, id)).state === 'online', 'online');
  expect(await desk.accounts.errors(ana, id, 5)).toEqual([]);
  ahead = 61 * 60_000;
  await eventually(async () => (await desk.accounts.errors(ana, id, 5)).length === 2, 'two warnings');
  const warned = async () =>
    Object.fromEntries((await desk.accounts.errors(ana, id, 5)).map(({ code, ...error }) => [code, error]));
  const inFiveDays = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  expect(await warned()).toMatchObject({
    'certificate-expires-soon': { stage: 'drift', serverWords: `localhost: ${inFiveDays}`, recoveredAt: null },
    'mailbox-nearly-full': { stage: 'drift', recoveredAt: null },
  });
  expect((await warned())['mailbox-nearly-full']?.serverWords).toMatch(/^9\d %$/);

  await dovecot.doveadm('expunge', '-u', 'deriva', 'mailbox', 'INBOX', 'all');
  ahead += 25 * 3_600_000;
  await eventually(async () => (await warned())['mailbox-nearly-full']?.recoveredAt !== null, 'room again');
  expect((await warned())['certificate-expires-soon']?.recoveredAt).toBeNull();
  const types = (await desk.feed.read('test', 100)).map((event) => event.type);
  expect(types.filter((name) => name.startsWith('account.drift'))).toEqual([
    ...['account.drifting', 'account.drifting', 'account.drift-over'],
  ]);
});
