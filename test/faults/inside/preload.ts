// Loaded into the desk's process (and its worker threads) before anything of the desk's. It watches the statements that
// go to SQLite and kills the process, or breaks the database, at an exact one of them; the desk knows nothing of it.
import { readFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Moment, momentsAround } from './moments.ts';

/** `KILL_AT="before raw commit#3"`: SIGKILL at the third time. */
const [killAt = '', killTime = '1'] = (process.env.KILL_AT ?? '').split('#');
/** A file that holds a pragma, or nothing: it is carried out on a connection before its next statement. */
const pragmaFile = process.env.PRAGMA_FILE;

/** A file that holds how many milliseconds the clock is ahead (or, below zero, behind). */
const clockFile = process.env.CLOCK_FILE;

if (clockFile !== undefined) shiftClock(clockFile);
if (killAt !== '' || pragmaFile !== undefined) watchStatements();

function watchStatements(): void {
  const { prepare, exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (sql: string, ...rest) {
    const statement = prepare.call(this, sql, ...rest);
    for (const method of ['run', 'all', 'get', 'iterate'] as const) watch(this, statement, method, sql);
    return statement;
  };
  DatabaseSync.prototype.exec = function (sql: string) {
    around(this, sql, () => exec.call(this, sql));
  };
  const applied = new WeakMap<DatabaseSync, string>();

  function watch(
    database: DatabaseSync,
    statement: StatementSync,
    method: 'run' | 'all' | 'get' | 'iterate',
    sql: string,
  ) {
    const original = statement[method].bind(statement) as (...parameters: unknown[]) => unknown;
    Object.defineProperty(statement, method, {
      value: (...parameters: unknown[]) => around(database, sql, () => original(...parameters)),
    });
  }

  function around<T>(database: DatabaseSync, sql: string, work: () => T): T {
    if (pragmaFile !== undefined) applyPragma(database);
    const moments = momentsAround(database, sql);
    for (const moment of moments.before) reach(moment);
    const result = work();
    for (const moment of moments.after()) reach(moment);
    return result;
  }

  function applyPragma(database: DatabaseSync): void {
    const pragma = readFileSync(pragmaFile as string, 'utf8');
    if (pragma === '' || applied.get(database) === pragma) return;
    applied.set(database, pragma);
    exec.call(database, pragma);
  }
}

/** `Date.now` is the desk's only clock. */
function shiftClock(file: string): void {
  const right = Date.now;
  let ahead = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  Date.now = () => {
    if (performance.now() - readAt > 20) {
      ahead = Number(readFileSync(file, 'utf8'));
      readAt = performance.now();
    }
    return right() + ahead;
  };
}

let reached = 0;
function reach(moment: Moment): void {
  if (moment !== killAt) return;
  reached += 1;
  // Not a promise of ending soon: the process does not return from this.
  if (reached === Number(killTime)) process.kill(process.pid, 'SIGKILL');
}
