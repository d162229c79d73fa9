/** Why nothing can be written: codes of the catalogue of causes. */
export type StorageCause = 'disk-full' | 'database-locked' | 'database-read-only' | 'database-broken';

/** Since when (milliseconds since 1970) and why the database cannot be written. */
export interface StorageTrouble {
  cause: StorageCause;
  since: number;
}

/** What a thrown error says of the database as a whole (https://sqlite.org/rescode.html); null for any other error. */
export function storageCauseOf(error: unknown): StorageCause | null {
  const { code, errcode = 0, message = '' } = (error ?? {}) as { code?: string; errcode?: number; message?: string };
  if (code !== 'ERR_SQLITE_ERROR') return null;
  // On a full or failing disk SQLite gives a transaction up by itself, and our own giving up is what fails then.
  if (/no transaction is active/.test(message)) return 'database-broken';
  return causes.get(errcode & 0xff) ?? null;
}

const [busy, locked, noMemory, readOnly, ioError, corrupt, full, cannotOpen, notADatabase] = [
  5, 6, 7, 8, 10, 11, 13, 14, 26,
];
const causes = new Map<number, StorageCause>([
  [full, 'disk-full'],
  [busy, 'database-locked'],
  [locked, 'database-locked'],
  [readOnly, 'database-read-only'],
  ...[noMemory, ioError, corrupt, cannotOpen, notADatabase].map((code) => [code, 'database-broken'] as const),
]);
