import { DatabaseSync } from 'node:sqlite';
import type { Logger } from 'pino';
import { hasRoom } from './from-outside/look-at-storage.ts';
import { changeInstallation } from './store/installation.ts';
import type { CoreDatabase } from './store/schema.ts';
import type { Storage } from './store/storage.ts';
import { type Bell, createBell } from './work/bell.ts';

/** Milliseconds between two looks while all is well: what nobody writes to may have become unwritable too. */
const lookEvery = 10_000;
/** While there is trouble; doubled each time that it comes back at once. */
const tryEvery = 2000;
const tryEveryAtMost = 60_000;
const atOnce = 60_000;

/**
 * Finds out when the database can no longer be written and, then, when it can again, until `signal` aborts. Whoever
 * needs it waits meanwhile, without a connection to any mail server.
 */
export async function guardStorage(
  { db, file, storage, log }: { db: CoreDatabase; file: string; storage: Storage; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  const pause = createBell();
  void ringAtChanges(storage, pause, signal);
  let wait = tryEvery;
  let recoveredAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    if (storage.trouble() === null) {
      await pause.wait(signal, lookEvery);
      if (!signal.aborted && storage.trouble() === null) await look(db, log);
      continue;
    }
    log.error({ cause: storage.trouble()?.cause }, 'The database cannot be written: receiving and sending are paused');
    wait = performance.now() - recoveredAt < atOnce ? Math.min(wait * 2, tryEveryAtMost) : tryEvery;
    while (storage.trouble() !== null && !signal.aborted) {
      await pause.wait(signal, wait);
      if (storage.trouble() !== null && !signal.aborted) await tryToWrite(file, storage);
    }
    recoveredAt = performance.now();
    if (!signal.aborted) log.info('The database can be written again: receiving and sending go on');
  }
}

async function ringAtChanges(storage: Storage, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await storage.changed(signal);
    bell.ring();
  }
}

/** Whatever it throws the database's driver has told the storage. */
const look = (db: CoreDatabase, log: Logger) =>
  changeInstallation(db, 'last-written', String(Date.now())).catch((error) =>
    log.debug({ err: error }, 'The look at the database failed'),
  );

/**
 * Writes as much as a window of mails takes, and takes it away again: a row or two often fit in what a full disk has left.
 * Over a connection of its own, because waiting for another process's lock would keep everything here waiting.
 */
async function tryToWrite(file: string, storage: Storage): Promise<void> {
  let sqlite: DatabaseSync | null = null;
  try {
    sqlite = new DatabaseSync(file, { timeout: 0 });
    sqlite.exec('pragma synchronous = full; begin immediate');
    sqlite.exec(`insert into installation (name, value) values ('room-to-write', hex(zeroblob(${windowBytes / 2})))
      on conflict (name) do update set value = excluded.value`);
    sqlite.exec('commit');
    sqlite.exec(`delete from installation where name = 'room-to-write'`);
    // The write-ahead log may have room of its own where the disk has none.
    if (await hasRoom(file)) storage.recovered();
    else storage.failed(diskFull);
  } catch (error) {
    // A disk without room also shows as one that fails.
    storage.failed((await hasRoom(file)) ? error : diskFull);
  } finally {
    sqlite?.close();
  }
}

const windowBytes = 4_000_000;
/** As SQLite says it. */
const diskFull = Object.assign(new Error('No room'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
