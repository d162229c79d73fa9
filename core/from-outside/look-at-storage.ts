import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { type StorageCause, storageCauseOf } from '../account/storage-cause.ts';

/** What receiving wants free at least, in bytes: a window of mails in the write-ahead log and in the database. */
export const leastRoom = 8_000_000;

/**
 * Why the database in a data folder could not be written, seen from outside and changing nothing; null where it could,
 * also where there is none yet.
 */
export async function storageCauseIn(dataFolder: string): Promise<StorageCause | null> {
  const file = `${dataFolder}/inbox-email.sqlite`;
  if (!existsSync(file)) return null;
  if (!(await hasRoom(file))) return 'disk-full';
  try {
    for (const path of [dataFolder, file]) accessSync(path, constants.W_OK);
  } catch {
    return 'database-read-only';
  }
  const sqlite = new DatabaseSync(file, { timeout: 2000 });
  try {
    sqlite.exec('begin immediate; rollback');
    return null;
  } catch (error) {
    return storageCauseOf(error) ?? 'database-broken';
  } finally {
    sqlite.close();
  }
}

/** Whether the file system has room for mail; true where it does not tell. */
export async function hasRoom(file: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(file);
    return bavail * bsize >= leastRoom;
  } catch {
    return true;
  }
}
