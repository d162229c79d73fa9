import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createVault, keysOfFile, writeKeyFile } from '../account/secrets.ts';
import { openToWrite } from '../store/database.ts';
import { type Resealed, resealAll } from '../store/sealed-values.ts';

/** What came of a rotation: how many secrets a newer key seals now, and how many keys the ring holds. */
export interface Rotated extends Pick<Resealed, 'resealed' | 'broken'> {
  keys: number;
}

/**
 * Puts a new key in front of the ring in `keyFile` and seals every secret of the data folder with it; the process that works
 * on the folder goes on, and uses the new key from its next use on. Older keys stay in the ring: backups need them.
 */
export async function rotateKeys(dataFolder: string, keyFile: string): Promise<Rotated> {
  writeKeyFile(keyFile, [randomBytes(32), ...keysOfFile(keyFile)]);
  return resealFolder(dataFolder, keysOfFile(keyFile));
}

/** Seals with the newest key of the ring what an older one has sealed. */
export async function resealFolder(dataFolder: string, keys: readonly Uint8Array[]): Promise<Rotated> {
  const db = openToWrite(`${dataFolder}/inbox-email.sqlite`, { failed() {}, wrote() {} });
  try {
    const vault = createVault(keys);
    let { resealed, broken } = await resealAll(db, vault);
    // A process may have sealed with the older key just before, and written just after.
    for (let last = resealed; last > 0; ) {
      await pause(settles);
      const again = await resealAll(db, vault);
      last = again.resealed;
      resealed += last;
      broken = again.broken;
    }
    return { resealed, broken, keys: keys.length };
  } finally {
    await db.destroy();
  }
}

/** Milliseconds that a transaction which was under way has to end. */
const settles = 1500;

/**
 * Takes older keys out of the ring in `keyFile`, unless one still seals something: then null, and nothing changes. Backups
 * from before open no more.
 */
export async function dropOldKeys(dataFolder: string, keyFile: string): Promise<{ dropped: number } | null> {
  const keys = keysOfFile(keyFile);
  const [newest] = keys;
  if (newest === undefined || keys.length === 1) return { dropped: 0 };
  const { broken } = await resealFolder(dataFolder, keys);
  if (broken > 0) return null;
  writeKeyFile(keyFile, [newest]);
  return { dropped: keys.length - 1 };
}
