import { type StorageTrouble, storageCauseOf } from '../account/storage-cause.ts';

/**
 * Whether the database can be written, known from memory: it is the one thing that cannot be looked up there. Noticed
 * by whoever meets it first, since every statement goes by here.
 */
export interface Storage {
  /** Null while all is well. */
  trouble(): StorageTrouble | null;
  /** A statement threw. What is no trouble of the database as a whole is passed over. */
  failed(error: unknown): void;
  /** Something was written durably. Small things fit on a full disk for long: of room they prove nothing. */
  wrote(): void;
  /** As much as mail takes was written. */
  recovered(): void;
  /** Resolves when the database can be written, at once while all is well, or when `signal` aborts. */
  usable(signal: AbortSignal): Promise<void>;
  /** Resolves when trouble begins or ends, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
}

export function createStorage(clock: () => number): Storage {
  let trouble: StorageTrouble | null = null;
  let change = Promise.withResolvers<void>();
  const set = (next: StorageTrouble | null) => {
    const begunOrEnded = (trouble === null) !== (next === null);
    trouble = next;
    if (!begunOrEnded) return;
    change.resolve();
    change = Promise.withResolvers();
  };
  const storage: Storage = {
    trouble: () => trouble,
    failed(error) {
      const cause = storageCauseOf(error);
      if (cause === null) return;
      // What goes wrong in the wake of it says less than what it was.
      const known = cause === 'database-broken' ? trouble?.cause : undefined;
      set({ cause: known ?? cause, since: trouble?.since ?? clock() });
    },
    wrote() {
      if (trouble !== null && trouble.cause !== 'disk-full') set(null);
    },
    recovered: () => set(null),
    async usable(signal) {
      while (trouble !== null && !signal.aborted) await storage.changed(signal);
    },
    async changed(signal) {
      const aborted = Promise.withResolvers<void>();
      const abort = () => aborted.resolve();
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      await Promise.race([change.promise, aborted.promise]);
      signal.removeEventListener('abort', abort);
    },
  };
  return storage;
}
