import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { hotStatement } from '@inbox-email/core/store/hot-statement.ts';
import type { CoreDatabase, CoreTables } from '@inbox-email/core/store/schema.ts';
import type { Insertable } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
let db: CoreDatabase;
beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/hot-`);
  db = await openDatabase(`${folder}/inbox-email.sqlite`);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

type Group = Insertable<CoreTables['ticket_group']>;

test('it is built once, and runs with the values of each call', async () => {
  let built = 0;
  const insert = hotStatement((queries, row: Group) => {
    built += 1;
    return queries.insertInto('ticket_group').values(row).returning('id');
  });
  const rows: Group[] = [
    { id: 'a', name: 'SAC', channel: null },
    { id: 'b', name: "O'Neil; drop table mail", channel: 'C1' },
  ];
  for (const row of rows) expect(await insert(db, row)).toEqual([{ id: row.id }]);
  await db.transaction().execute((trx) => insert(trx, { id: 'c', name: 'TI', channel: null }));
  expect(built).toBe(1);
  expect(await db.selectFrom('ticket_group').select(['id', 'name', 'channel']).orderBy('id').execute()).toEqual([
    ...rows,
    { id: 'c', name: 'TI', channel: null },
  ]);
});

test('another set of columns is another statement', async () => {
  const insert = hotStatement((queries, row: Partial<Group> & { id: string; name: string }) =>
    queries.insertInto('ticket_group').values(row).returning(['id', 'name', 'channel']),
  );
  expect(await insert(db, { id: 'a', name: 'SAC' })).toEqual([{ id: 'a', name: 'SAC', channel: null }]);
  expect(await insert(db, { id: 'b', name: 'TI', channel: 'C1' })).toEqual([{ id: 'b', name: 'TI', channel: 'C1' }]);
  expect(await insert(db, { channel: 'C2', name: 'RH', id: 'c' })).toEqual([{ id: 'c', name: 'RH', channel: 'C2' }]);
});

test('a value may stand in several places, beside fixed ones', async () => {
  const find = hotStatement((queries, { word }: { word: string }) =>
    queries
      .selectFrom('ticket_group')
      .select('id')
      .where((eb) => eb.or([eb('name', '=', word), eb('id', '=', word)]))
      .where('channel', '=', 'C1'),
  );
  await db.insertInto('ticket_group').values({ id: 'a', name: 'SAC', channel: 'C1' }).execute();
  await db.insertInto('ticket_group').values({ id: 'SAC', name: 'TI', channel: 'C2' }).execute();
  expect(await find(db, { word: 'SAC' })).toEqual([{ id: 'a' }]);
  expect(await find(db, { word: 'a' })).toEqual([{ id: 'a' }]);
  expect(await find(db, { word: 'nobody' })).toEqual([]);
});
