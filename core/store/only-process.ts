import { mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the same data folder. */
export class AlreadyRunning extends Error {
  constructor(folder: string) {
    super(`Another Inbox Email already works on ${folder}. Stop it first, or give this one its own DATA_DIR.`);
    this.name = 'AlreadyRunning';
  }
}

/**
 * Claims a data folder (made if missing) for this process until `release` or its end, whatever its end is: the claim is a lock of the
 * operating system's, held through an SQLite file, and so cannot be left behind by kill -9.
 *
 * @throws AlreadyRunning
 */
export function claimFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const claim = claimFile(`${placeOf(folder)}/running.lock`);
  if (claim === null) throw new AlreadyRunning(folder);
  return claim;
}

/** Claims a lock file (made if missing) in the same way; null where another process has it. */
export function claimFile(file: string): { release(): void } | null {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null;
    throw error;
  }
  return { release: () => lock.close() };
}

/** Where the database really is: a link must not hide that two folders hold the same one. */
function placeOf(folder: string): string {
  try {
    return dirname(realpathSync(`${folder}/inbox-email.sqlite`));
  } catch {
    return folder;
  }
}
