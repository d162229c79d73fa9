import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { healthOfAll } from '@inbox-email/core/store/account-activity.ts';
import { listErrors, recordError, recordRecovery } from '@inbox-email/core/store/account-errors.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse('2026-11-25T12:30:00Z');

let folder: string;
let db: CoreDatabase;
let keys = 0;
beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/activity-`);
  db = await openDatabase(`${folder}/inbox-email.sqlite`);
  for (const id of ['sac', 'vendas', 'gone']) {
    await db
      .insertInto('account')
      .values({
        ...{ id, settings_json: '{}', version: 1, active: 1, state: 'online', created_at: 0 },
        removed_at: id === 'gone' ? 1 : null,
      })
      .execute();
  }
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

function received(accountId: string, at: number, count = 1, backlogBefore = 0) {
  const mails = Array.from({ length: count }, () => ({
    ...{ key: String(++keys), size: 1, internalDate: at, bytes: Buffer.from('x'), left: null },
  }));
  return keepRaw(db, { accountId, folder: 'INBOX', uidValidity: '1' }, mails, { at, backlogBefore });
}

const refused = { side: 'incoming', stage: 'sign-in', code: 'wrong-password', serverWords: 'NO' } as const;
const failed = (accountId: string, at: number) => recordError(db, accountId, refused, at);
const ofSac = async () => (await healthOfAll(db, ['sac'], now))[0];

test('an account that is new has a picture of nothing', async () => {
  expect(await ofSac()).toEqual({
    accountId: 'sac',
    mails: Array(24).fill(0),
    failures: Array(24).fill(0),
    failuresByDay: Array(14).fill(0),
    lastError: null,
  });
});

test('mails are counted by the hour of the last day, each for its account, those of the backlog left out', async () => {
  await received('sac', now - 30 * hour, 9);
  await received('sac', now - 23 * hour, 2);
  await received('vendas', now - hour, 7);
  await received('sac', now - hour, 3);
  await received('sac', now, 4, now + hour);
  await received('sac', now, 1);
  const mails = (await ofSac())?.mails;
  expect(mails?.[0]).toBe(2);
  expect(mails?.slice(-2)).toEqual([3, 1]);
  expect(mails?.reduce((sum, count) => sum + count)).toBe(6);
});

test('failures are counted by the hour and by the day, and forgotten after two weeks', async () => {
  await failed('sac', now - 20 * day);
  await failed('sac', now - 13 * day);
  await failed('sac', now - hour);
  await failed('sac', now);
  await failed('sac', now);
  await failed('vendas', now);
  const health = await ofSac();
  expect(health?.failures.slice(-2)).toEqual([1, 2]);
  expect(health?.failuresByDay[0]).toBe(1);
  expect(health?.failuresByDay.at(-1)).toBe(3);
  expect(health?.lastError).toEqual({ code: 'wrong-password', side: 'incoming', lastAt: now, recoveredAt: null });
  const kept = await db.selectFrom('failure_hour').select('hour').where('account_id', '=', 'sac').execute();
  expect(kept.length).toBe(3);
});

test('the errors of all accounts: those that go on before those that have recovered, and none of a removed account', async () => {
  await failed('vendas', now - 2 * hour);
  await failed('sac', now - hour);
  await recordRecovery(db, 'sac', 'incoming', now - hour);
  await failed('gone', now);
  const errors = await listErrors(db, null, 10);
  expect(errors.map(({ accountId }) => accountId)).toEqual(['vendas', 'sac']);
});
