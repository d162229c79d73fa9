import { free, inOnePiece } from '../store/in-one-piece.ts';
import type { ReceivedMail } from '../store/verdicts.ts';

/**
 * Mails whose bytes were just stored, kept at hand so that filing need not read them back. Only a convenience: what does
 * not fit, or is lost with the process, is in the database.
 */
export interface FreshMails {
  /** All of them, or none where there is no room: then their memory is free. */
  keep(mails: readonly ReceivedMail[]): void;
  /** Resolves when half of the room is free. */
  room(): Promise<void>;
  /** Once only. */
  take(id: number): ReceivedMail | undefined;
  forget(): void;
}

export function createFreshMails(bytesAtMost: number): FreshMails {
  const mails = new Map<number, ReceivedMail>();
  let held = 0;
  let freed = Promise.withResolvers<void>();
  const tell = () => {
    if (held > bytesAtMost / 2) return;
    freed.resolve();
    freed = Promise.withResolvers();
  };
  return {
    room: () => (held > bytesAtMost / 2 ? freed.promise : Promise.resolve()),
    keep(stored) {
      const size = stored.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (held + size > bytesAtMost) return free(stored.map(({ bytes }) => bytes));
      held += size;
      // Together, as they are given on: memory that changes hands as a whole is free at once, without being looked for.
      const piece = inOnePiece(stored.map(({ bytes }) => bytes));
      let at = 0;
      for (const mail of stored) {
        mails.set(mail.id, { ...mail, bytes: piece.subarray(at, at + mail.bytes.length) });
        at += mail.bytes.length;
      }
    },
    take(id) {
      const mail = mails.get(id);
      if (mail === undefined) return undefined;
      held -= mail.bytes.length;
      mails.delete(id);
      tell();
      return mail;
    },
    forget() {
      mails.clear();
      held = 0;
      tell();
    },
  };
}
