import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { FetchedMail } from '@inbox-email/core/message/listed-mail.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { createMailKeeper } from '@inbox-email/core/store/keeping/mail-keeper.ts';
import { createStorage } from '@inbox-email/core/store/storage.ts';
import { createTurns } from '@inbox-email/core/store/turns.ts';
import { expect, onTestFinished, test } from 'vitest';

const program = new URL('../../../core/filing/writing-program.ts', import.meta.url);
const source = { accountId: 'sac', folder: 'INBOX', uidValidity: '1' };
const when = { at: 5000, backlogBefore: 0 };
const mailOf = (key: string, text: string): FetchedMail => {
  const bytes = Buffer.from(text);
  return { key, size: bytes.length, internalDate: 1000, bytes, left: null };
};

async function start() {
  const folder = mkdtempSync(`${tmpdir()}/keeper-`);
  const file = `${folder}/inbox-email.sqlite`;
  const storage = createStorage(Date.now);
  const writing = createTurns();
  const db = await openDatabase(file, {}, storage, writing);
  const keeper = createMailKeeper({ db, file, storage, writing, program });
  await db
    .insertInto('account')
    .values({ id: 'sac', settings_json: '{}', version: 1, active: 1, state: 'online', created_at: 0 })
    .execute();
  onTestFinished(async () => {
    await keeper.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const stored = async () => {
    const rows = await db.selectFrom('raw_mail').select('bytes').orderBy('mail_id').execute();
    return rows.map(({ bytes }) => Buffer.from(bytes).toString());
  };
  return { file, storage, writing, db, keeper, stored };
}

/** As many as a thread is started for. */
const many = (from: number) =>
  Array.from({ length: 20 }, (_, index) => mailOf(`n${from + index}`, `mail ${from + index}`));

test('a few mails are kept at once, many in the thread, in the order in which they came', async () => {
  const { keeper, stored } = await start();
  await keeper.keep(source, [mailOf('1', 'first')], when);
  await keeper.keep(source, many(0), when);
  await keeper.keep(source, [mailOf('2', 'last')], when);
  const texts = await stored();
  expect(texts).toHaveLength(22);
  expect([texts[0], texts[1], texts[21]]).toEqual(['first', 'mail 0', 'last']);
});

test('mails are kept as they are, come back with their bytes, and one that has a row already stays as it was', async () => {
  const { keeper, stored } = await start();
  const large = 'x'.repeat(100_000);
  const kept = await keeper.keep(source, [mailOf('1', 'one'), mailOf('2', large), ...many(0)], when);
  expect(kept.slice(0, 2).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['one', large]);
  expect(kept[0]).toMatchObject({ id: 1, accountId: 'sac', internalDate: 1000, receivedAt: 5000, backlog: false });
  const again = await keeper.keep(source, [mailOf('2', 'another'), mailOf('3', 'three')], when);
  expect(again.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['three']);
  expect((await stored()).filter((text) => !text.startsWith('mail '))).toEqual(['one', large, 'three']);
});

test('mails that are kept at the same time as everything else is written meet no lock', async () => {
  const { keeper, db, storage, stored } = await start();
  await keeper.keep(source, many(100), when);
  const writes = Array.from({ length: 40 }, (_, index) => [
    keeper.keep(source, [mailOf(String(index), `mail ${index}`)], when),
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('supervisor')
        .values({ user_id: `U${index}` })
        .execute();
      await new Promise((resolve) => setImmediate(resolve));
    }),
    db
      .insertInto('observer')
      .values({ user_id: `U${index}` })
      .execute(),
  ]);
  await Promise.all(writes.flat());
  expect(await stored()).toHaveLength(60);
  expect(storage.trouble()).toBeNull();
});

test('a failure of the database is told with its code, and is known from then on; what comes later is kept again', async () => {
  const { keeper, file, storage, stored } = await start();
  await keeper.keep(source, many(0), when);
  const other = new DatabaseSync(file);
  other.exec(`create trigger full before insert on raw_mail begin select raise(abort, 'full'); end`);
  const failing = keeper.keep(source, [mailOf('1', 'one')], when);
  await expect(failing).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR', message: 'full' });
  expect(await stored()).toHaveLength(20);
  other.exec('drop trigger full');
  other.exec('pragma user_version = 0');
  other.close();
  await keeper.keep(source, [mailOf('1', 'one')], when);
  expect((await stored()).at(-1)).toBe('one');
  expect(storage.trouble()).toBeNull();
});

test('a thread that is gone is replaced by the next one', async () => {
  const { keeper, stored } = await start();
  await keeper.keep(source, many(0), when);
  await keeper.close();
  await keeper.keep(source, many(20), when);
  expect(await stored()).toHaveLength(40);
});

test('a mail whose bytes never came is not kept as an empty one', async () => {
  const { keeper, stored } = await start();
  const without = { ...mailOf('1', 'one'), bytes: null as unknown as Uint8Array };
  await expect(keeper.keep(source, [mailOf('2', 'two'), without], when)).rejects.toBeInstanceOf(TypeError);
  expect(await stored()).toEqual([]);
});
