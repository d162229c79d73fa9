import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botMigrations } from '@inbox-email/bot/store/migrations.ts';
import type { BotDatabase } from '@inbox-email/bot/store/schema.ts';
import { createOneTimeLinks } from '@inbox-email/bot/web/one-time-links.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

describe('a one-time link', () => {
  let folder: string;
  let database: BotDatabase;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'one-time-links-'));
    database = (await openDatabase(join(folder, 'db.sqlite'), botMigrations)) as unknown as BotDatabase;
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(folder, { recursive: true });
  });

  test('is looked at as often as one likes, and taken once, also by many at once', async () => {
    const links = createOneTimeLinks<{ for: string }>(database, 'password');
    const token = await links.issue({ for: 'Ana' });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await links.look(token)).toEqual({ for: 'Ana' });
    expect(await links.look(token)).toEqual({ for: 'Ana' });
    const takers = await Promise.all(Array.from({ length: 20 }, () => links.take(token)));
    expect(takers.filter((taken) => taken !== null)).toEqual([{ for: 'Ana' }]);
    expect(await links.look(token)).toBeNull();
  });

  test('ends after ten minutes, and its row goes with the next link', async () => {
    let now = Date.now();
    const links = createOneTimeLinks<string>(database, 'password', () => now);
    const token = await links.issue('Ana');
    now += 10 * 60_000 - 5000;
    expect(await links.look(token)).toBe('Ana');
    now += 5000;
    expect(await links.look(token)).toBeNull();
    expect(await links.take(token)).toBeNull();
    await links.issue('Bruno');
    expect(await database.selectFrom('expiring').select('key').execute()).toHaveLength(1);
  });

  test('is stored as a hash only, and a token of one kind is none of another', async () => {
    const passwords = createOneTimeLinks<string>(database, 'password');
    const signIns = createOneTimeLinks<string>(database, 'sign-in');
    const token = await passwords.issue('Ana');
    expect(JSON.stringify(await database.selectFrom('expiring').selectAll().execute())).not.toContain(token);
    expect(await signIns.look(token)).toBeNull();
    expect(await signIns.take(token)).toBeNull();
    expect(await passwords.take(token)).toBe('Ana');
  });
});
