import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { watchDrift } from '@inbox-email/core/drift/watch-drift.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { createStorage } from '@inbox-email/core/store/storage.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../desk.fixture.ts';

const day = 86_400_000;
const now = 100 * day;
let folder: string;
let db: CoreDatabase;
const stopping = new AbortController();
beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/watch-drift-`);
  db = await openDatabase(`${folder}/inbox-email.sqlite`);
  for (const id of ['broken', 'well']) {
    await db
      .insertInto('account')
      .values({ id, settings_json: '{}', version: 1, active: 1, state: 'online', created_at: now - day })
      .execute();
  }
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

test('an account that cannot be looked at keeps no other from its turn, and has its own again a day later', async () => {
  const asked: string[] = [];
  const clock = () => now;
  const watching = watchDrift(
    {
      ...{ db, clock, network: createNetwork(), storage: createStorage(clock), askEvery: 5, feedChanged: createBell() },
      log: pino({ level: 'silent' }),
      secretsOf: async (id) => {
        asked.push(id);
        throw new Error('The key is gone');
      },
    },
    stopping.signal,
  );
  await eventually(async () => new Set(asked).size === 2, 'both were looked at');
  await eventually(
    async () => (await db.selectFrom('drift').select('account_id').execute()).length === 2,
    'both are done for today',
  );
  stopping.abort();
  await watching;
  expect(asked.toSorted()).toEqual(['broken', 'well']);
});
