import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createVault, keysOfFile, writeKeyFile } from '../account/secrets.ts';
import { openToWrite } from '../store/database.ts';
import { claimFile } from '../store/only-process.ts';
import { type Resealed, resealAll } from '../store/sealed-values.ts';

/** What came of a rotation: how many secrets a newer key seals now, and how many keys the ring holds. */
export interface Rotated extends Pick<Resealed, 'resealed' | 'broken'> {
  keys: number;
}

/**
 * Puts a new key in front of the ring in `keyFile` and seals every secret of the data folder with it; the process that works
 * on the folder goes on, and uses the new key from its next use on. Older keys stay in the ring: backups need them.
 *
 * @throws KeysBusy
 */
export async function rotateKeys(dataFolder: string, keyFile: string): Promise<Rotated> {
  return alone(keyFile, async () => {
    writeKeyFile(keyFile, [randomBytes(32), ...keysOfFile(keyFile)]);
    return resealFolder(dataFolder, keysOfFile(keyFile));
  });
}

/** The keys of this file are being changed by another process. */
export class KeysBusy extends Error {
  constructor(keyFile: string) {
    super(`Another process changes the keys in ${keyFile} at this moment.`);
    this.name = 'KeysBusy';
  }
}

/** Of two that read the same ring and wrote their own, one key would be lost, and what it had sealed with it. */
async function alone<T>(keyFile: string, work: () => Promise<T>): Promise<T> {
  const claim = claimFile(`${keyFile}.lock`);
  if (claim === null) throw new KeysBusy(keyFile);
  try {
    return await work();
  } finally {
    claim.release();
  }
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
 *
 * @throws KeysBusy
 */
export async function dropOldKeys(dataFolder: string, keyFile: string): Promise<{ dropped: number } | null> {
  return alone(keyFile, async () => {
    const keys = keysOfFile(keyFile);
    const [newest] = keys;
    if (newest === undefined || keys.length === 1) return { dropped: 0 };
    const { broken } = await resealFolder(dataFolder, keys);
    if (broken > 0) return null;
    writeKeyFile(keyFile, [newest]);
    return { dropped: keys.length - 1 };
  });
}
