import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Look } from '@inbox-email/core/account/drift.ts';
import { lookAtAccount } from '@inbox-email/core/drift/look-at-account.ts';
import { listErrors, recordRecovery } from '@inbox-email/core/store/account-errors.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { nextToLookAt } from '@inbox-email/core/store/drift.ts';
import { eventsAfter } from '@inbox-email/core/store/events.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anAccount } from '../../bot/accounts/an-account.ts';

const day = 86_400_000;
const account = anAccount({ id: 'sac' });
let now = 100 * day;
let folder: string;
let db: CoreDatabase;
beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/drift-`);
  db = await openDatabase(`${folder}/inbox-email.sqlite`);
  now = 100 * day;
  await db
    .insertInto('account')
    .values({ id: 'sac', settings_json: '{}', version: 1, active: 1, state: 'online', created_at: now - day })
    .execute();
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const certificate = (level: number): Look => ({
  ...{ code: 'certificate-expires-soon', side: 'incoming', level, seen: 'imap.empresa.com.br: 2026-12-01' },
});
const look = (looks: Look[], capabilities: string[] | null = null) =>
  lookAtAccount(account, db, now, async () => ({ looks, capabilities }));
const events = async () => (await eventsAfter(db, 'test', 100)).map((event) => event.type);

test('what will break is told once, again as it comes nearer, and once when it is over', async () => {
  expect(await look([certificate(0)])).toBe(false);
  expect(await look([certificate(1)])).toBe(true);
  now += day;
  expect(await look([certificate(1)])).toBe(false);
  expect(await look([certificate(2)])).toBe(true);
  expect(await events()).toEqual(['account.drifting', 'account.drifting']);
  const [error] = await listErrors(db, 'sac', 5);
  expect(error).toMatchObject({ code: 'certificate-expires-soon', stage: 'drift', count: 3, recoveredAt: null });
  expect(error?.serverWords).toBe('imap.empresa.com.br: 2026-12-01');

  // That mail arrives does not make the certificate younger.
  await recordRecovery(db, 'sac', 'incoming', now);
  expect((await listErrors(db, 'sac', 5))[0]?.recoveredAt).toBeNull();

  expect(await look([certificate(0)])).toBe(true);
  expect((await events()).at(-1)).toBe('account.drift-over');
  expect((await listErrors(db, 'sac', 5))[0]?.recoveredAt).toBe(now);
});

test('a server that cannot be asked leaves what is known as it is', async () => {
  await look([certificate(1)], ['IDLE']);
  expect(await look([])).toBe(false);
  expect((await listErrors(db, 'sac', 5))[0]?.recoveredAt).toBeNull();
});

test('what a server offered is remembered for the next look', async () => {
  const seen: (readonly string[])[] = [];
  for (const capabilities of [['IDLE', 'MOVE'], ['MOVE'], null, ['MOVE']]) {
    await lookAtAccount(account, db, now, async (before) => {
      seen.push(before);
      return { looks: [], capabilities };
    });
  }
  expect(seen).toEqual([[], ['IDLE', 'MOVE'], ['IDLE', 'MOVE'], ['IDLE', 'MOVE']]);
});

test('what another server offered says nothing of the one that the account has now', async () => {
  await look([], ['IDLE', 'MOVE']);
  const seen: (readonly string[])[] = [];
  const incoming = { ...account.incoming, host: 'imap.other.example' };
  await lookAtAccount({ ...account, incoming }, db, now, async (before) => {
    seen.push(before);
    return { looks: [], capabilities: ['MOVE'] };
  });
  expect(seen).toEqual([[]]);
});

test('clocks that differ are seen by the mails that arrived', async () => {
  const mails = Array.from({ length: 6 }, (_, index) => ({
    ...{ key: String(index), size: 1, internalDate: now + 3_600_000, bytes: Buffer.from('x'), left: null },
  }));
  await keepRaw(db, { accountId: 'sac', folder: 'INBOX', uidValidity: '1' }, mails, { at: now, backlogBefore: 0 });
  await look([]);
  expect((await listErrors(db, 'sac', 5))[0]).toMatchObject({ code: 'server-clock-off', serverWords: '+60 min' });
});

test('an account is due once a day, first an hour after it was added, and only while it receives', async () => {
  const due = (at: number) => nextToLookAt(db, { before: at - day, addedBefore: at - 3_600_000 });
  expect(await due(now - day + 60_000)).toBeNull();
  expect(await due(now)).toBe('sac');
  await look([]);
  expect(await due(now)).toBeNull();
  expect(await due(now + day)).toBe('sac');
  await db.updateTable('account').set({ state: 'failing' }).execute();
  expect(await due(now + day)).toBeNull();
});
