import type { Change } from '../changes/change.ts';
import { listChanges } from '../store/changes.ts';
import { openToRead } from '../store/database.ts';

/** Every change that a data folder knows of, newest first; also while a process works on it. */
export async function changesOfFolder(dataFolder: string): Promise<Change[]> {
  const db = openToRead(`${dataFolder}/inbox-email.sqlite`);
  try {
    return await listChanges(db, { limit: Number.MAX_SAFE_INTEGER });
  } finally {
    await db.destroy();
  }
}
