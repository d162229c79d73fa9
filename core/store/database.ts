import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { runDirectly } from './hot-statement.ts';
import { coreMigrations } from './migrations/index.ts';
import type { CoreDatabase, CoreTables } from './schema.ts';
import type { Storage } from './storage.ts';
import { createTurns, type Turns } from './turns.ts';

/**
 * Opens (and makes) the database file and brings its tables up to date.
 *
 * Durable to the last commit: write-ahead log with synchronous=FULL, so what a transaction wrote survives kill -9 and
 * power loss (https://sqlite.org/pragma.html#pragma_synchronous). `migrations` of a surface run with the core's own,
 * in the order of their names. `storage` is told of what fails and of what was written. Transactions wait for their turn
 * in `writing`.
 */
export async function openDatabase(
  file: string,
  migrations: Record<string, Migration> = {},
  storage?: Storage,
  writing: Turns = createTurns(),
): Promise<CoreDatabase> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new DatabaseSync(file, { timeout: busyFor });
  sqlite.exec(settings);
  const database = kyselyOn(adapt(sqlite, storage), writing);
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
 * What SQLite notes to undo a single statement stays in memory: on the disk it came to three times what is stored.
 */
const settings = `
  pragma page_size = 8192;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_autocheckpoint = 2000;
  pragma temp_store = memory;
  pragma foreign_keys = on`;

/**
 * Milliseconds to wait for another process's lock. Everything else waits meanwhile, for SQLite is called synchronously:
 * so it is short, and whoever met the lock tries again.
 */
const busyFor = 1000;

/** For whoever writes much: the usual 2 MB do not hold the indexes of a mailbox of ten thousand mails. In KiB. */
const cacheOfMany = 'pragma cache_size = -12000';

/** What learns of each statement that failed, and of each change that is durable. */
type Told = Pick<Storage, 'failed' | 'wrote'>;

/** Opens an existing database for a thread that writes to it in its turn. */
export function openToWrite(file: string, told: Told): CoreDatabase {
  const sqlite = new DatabaseSync(file, { timeout: busyFor });
  sqlite.exec(settings);
  sqlite.exec(cacheOfMany);
  return kyselyOn(adapt(sqlite, told));
}

function kyselyOn(connection: SqliteDatabase, writing: Turns = createTurns()): CoreDatabase {
  const database = new Kysely<CoreTables>({ dialect: new TransactionalSqlite(connection, writing) });
  runDirectly(database.getExecutor().adapter, connection);
  return database;
}

/** Opens an existing database to read only, beside the process that works on it. Its tables are taken as they are. */
export function openToRead(file: string): CoreDatabase {
  const sqlite = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  return kyselyOn(adapt(sqlite));
}

/**
 * SQLite changes tables within transactions as it changes rows, which kysely does not count on: without it, a process
 * killed amid a migration would leave half of it behind.
 */
class TransactionalSqlite extends SqliteDialect {
  readonly #writing: Turns;
  readonly #connection: SqliteDatabase;

  constructor(connection: SqliteDatabase, writing: Turns) {
    super({ database: connection });
    this.#connection = connection;
    this.#writing = writing;
  }

  override createDriver() {
    return new DriverInTurn(this.#connection, this.#writing);
  }

  override createAdapter() {
    return new TransactionalAdapter();
  }
}

/** Writes nothing while another writer of this process has the file: waiting for it inside SQLite stops everything. */
class DriverInTurn extends SqliteDriver {
  readonly #writing: Turns;
  #connection: DatabaseConnection | null = null;
  /** Ends the turn of the transaction under way; null while none is. */
  #done: (() => void) | null = null;

  constructor(connection: SqliteDatabase, writing: Turns) {
    super({ database: connection });
    this.#writing = writing;
  }

  override async acquireConnection() {
    this.#connection ??= this.#inTurn(await super.acquireConnection());
    return this.#connection;
  }

  /** A statement that changes something outside of any transaction is one of its own. */
  #inTurn(connection: DatabaseConnection): DatabaseConnection {
    return {
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
      executeQuery: async <Row>(query: CompiledQuery) => {
        if (this.#done !== null || effectOf(query.sql) !== 'change') return connection.executeQuery<Row>(query);
        const done = await this.#writing.enter();
        try {
          return await connection.executeQuery<Row>(query);
        } finally {
          done();
        }
      },
    };
  }

  override async beginTransaction(connection: DatabaseConnection) {
    const done = await this.#writing.enter();
    try {
      await super.beginTransaction(connection);
      this.#done = done;
    } catch (error) {
      done();
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection) {
    await super.commitTransaction(connection);
    // Where it fails, the rollback that follows ends the turn.
    this.#endTurn();
  }

  override async rollbackTransaction(connection: DatabaseConnection) {
    try {
      await super.rollbackTransaction(connection);
    } finally {
      this.#endTurn();
    }
  }

  #endTurn() {
    this.#done?.();
    this.#done = null;
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** What kysely expects of a driver, on node:sqlite. Statements are prepared once: preparing costs more than running. */
function adapt(sqlite: DatabaseSync, storage?: Told): SqliteDatabase {
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
function watched(sqlite: DatabaseSync, storage: Told): Watch {
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
