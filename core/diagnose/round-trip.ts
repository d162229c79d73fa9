import { setTimeout as pause } from 'node:timers/promises';
import type { AccountSettings } from '../account/account.ts';
import type { StageDetail } from '../account/diagnosis.ts';
import { roundTripAtMost } from './limits.ts';
import type { Found, TestedMailbox } from './tested-mailbox.ts';
import type { DiagnosisContext } from './testing.ts';

export interface RoundTrip {
  where: TestedMailbox;
  messageId: string;
  settings: AccountSettings;
  /** By performance.now(). */
  sentAt: number;
  signal: AbortSignal;
  receivedByUs: DiagnosisContext['receivedByUs'] | undefined;
}

/**
 * Looks for the test mail until it is there, and removes it. @throws EINJUNK, EELSEWHERE with the folder's name,
 * ENOTARRIVED
 */
export async function watchRoundTrip(trip: RoundTrip): Promise<StageDetail> {
  const { where, messageId, settings, sentAt, signal } = trip;
  const { folders, afterReading } = settings.receiving;
  const watched = [...folders, ...(afterReading.do === 'move' ? [afterReading.folder] : [])];
  const milliseconds = () => Math.round(performance.now() - sentAt);
  for (let look = 1; ; look++) {
    // Where mails are deleted after reading, ours is soon gone.
    if (afterReading.do === 'delete' && (await trip.receivedByUs?.(messageId)) === true) {
      return { kind: 'round-trip', milliseconds: milliseconds(), removed: true };
    }
    const everywhere = look % everyFew === 0;
    const found = await where.find(messageId, existing(watched, look), everywhere);
    if (found !== null) {
      const took = milliseconds();
      const removed = await where.remove(found).catch(() => false);
      if (!watched.some((folder) => same(folder, found.folder))) throw elsewhere(found);
      return { kind: 'round-trip', milliseconds: took, removed };
    }
    if (milliseconds() > roundTripAtMost || signal.aborted) break;
    await pause(look < everyFew ? 500 : 1500, undefined, { signal }).catch(() => {});
  }
  throw Object.assign(new Error('The test mail has not arrived'), { code: 'ENOTARRIVED' });
}

/** Every so many looks all folders are looked through. */
const everyFew = 4;

/** The folder that mails are moved to may not exist yet. */
const existing = (watched: readonly string[], look: number) => (look === 1 ? watched.slice(0, 1) : watched);

const same = (a: string, b: string) => a === b || (/^inbox$/i.test(a) && /^inbox$/i.test(b));

const elsewhere = ({ folder, isJunk }: Found) =>
  Object.assign(new Error('The test mail arrived elsewhere'), {
    code: isJunk ? 'EINJUNK' : 'EELSEWHERE',
    response: folder,
  });
