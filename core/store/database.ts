import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { coreMigrations } from './migrations/index.ts';
import type { CoreDatabase, CoreTables } from './schema.ts';
import type { Storage } from './storage.ts';

/**
 * Opens (and makes) the database file and brings its tables up to date.
 *
 * Durable to the last commit: write-ahead log with synchronous=FULL, so what a transaction wrote survives kill -9 and
 * power loss (https://sqlite.org/pragma.html#pragma_synchronous). `migrations` of a surface run with the core's own,
 * in the order of their names. `storage` is told of what fails and of what was written.
 */
export async function openDatabase(
  file: string,
  migrations: Record<string, Migration> = {},
  storage?: Storage,
): Promise<CoreDatabase> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new DatabaseSync(file, { timeout: busyFor });
  sqlite.exec(settings);
  const database = new Kysely<CoreTables>({ dialect: new TransactionalSqlite({ database: adapt(sqlite, storage) }) });
  const all = { ...coreMigrations, ...migrations };
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => all },
    // A surface's migrations may be older than the core's latest: names order them, not when they first ran.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw new Error('The database could not be brought up to date', { cause: error });
  }
  return database;
}

/**
 * Mails are larger than SQLite's usual page of 4 kB, and what is written once more at each checkpoint is less the rarer
 * they are: with these, storing and filing mails takes about a third less time. The page size is of the file's making.
 */
const settings = `
  pragma page_size = 8192;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_autocheckpoint = 2000;
  pragma foreign_keys = on`;

/**
 * Milliseconds to wait for another process's lock. Everything else waits meanwhile, for SQLite is called synchronously:
 * so it is short, and whoever met the lock tries again.
 */
const busyFor = 1000;

/** Opens an existing database to read only, beside the process that works on it. Its tables are taken as they are. */
export function openToRead(file: string): CoreDatabase {
  const sqlite = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  return new Kysely<CoreTables>({ dialect: new TransactionalSqlite({ database: adapt(sqlite) }) });
}

/**
 * SQLite changes tables within transactions as it changes rows, which kysely does not count on: without it, a process
 * killed amid a migration would leave half of it behind.
 */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter() {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** What kysely expects of a driver, on node:sqlite. Statements are prepared once: preparing costs more than running. */
function adapt(sqlite: DatabaseSync, storage?: Storage): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const watch = storage === undefined ? unwatched : watched(sqlite, storage);
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = adaptStatement(
        watch(null, () => sqlite.prepare(sql)),
        effectOf(sql),
        watch,
      );
      if (prepared.size >= preparedAtMost) prepared.delete(prepared.keys().next().value ?? '');
      prepared.set(sql, statement);
      return statement;
    },
  };
}

const preparedAtMost = 500;

/** What a statement does to a transaction; told once, when it is prepared. */
type Effect = 'change' | 'commit' | 'rollback' | null;

function effectOf(sql: string): Effect {
  if (/^\s*(insert|update|delete)\b/i.test(sql)) return 'change';
  if (/^\s*commit\b/i.test(sql)) return 'commit';
  return /^\s*rollback\b/i.test(sql) ? 'rollback' : null;
}

/** Runs `work`, and tells what came of it. */
type Watch = <T>(effect: Effect, work: () => T) => T;

const unwatched: Watch = (_, work) => work();

/** A transaction's changes are durable with its commit, a single statement's at once. */
function watched(sqlite: DatabaseSync, storage: Storage): Watch {
  let changedInTransaction = false;
  return (effect, work) => {
    try {
      const result = work();
      if (effect === 'change' && sqlite.isTransaction) changedInTransaction = true;
      else if (effect === 'change' || (effect === 'commit' && changedInTransaction)) storage.wrote();
      if (effect === 'commit' || effect === 'rollback') changedInTransaction = false;
      return result;
    } catch (error) {
      storage.failed(error);
      throw error;
    }
  };
}

function adaptStatement(statement: StatementSync, effect: Effect, watch: Watch): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => watch(effect, () => statement.all(...values(parameters))),
    run: (parameters) => watch(effect, () => statement.run(...values(parameters))),
    iterate: (parameters) => watch(effect, () => statement.iterate(...values(parameters))),
  };
}
