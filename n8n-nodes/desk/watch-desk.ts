import { createBell } from '@inbox-email/core/work/bell.ts';

/** An event of the desk's feed (GET /events). */
export interface DeskEvent {
  sequence: number;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export interface EventPage {
  items: DeskEvent[];
  nextCursor: string;
  hasMore: boolean;
}

/** How far a trigger has come with a feed: plain JSON, for it stands in static data. */
export interface FeedProgress {
  /** Whose feed: the desk's URL. */
  source: string;
  cursor: string;
  /** The last event that was handed on and is not known to be through. */
  pending?: number;
}

export interface DeskWatch {
  progress: { load(): FeedProgress | null; save(progress: FeedProgress): void };
  source: string;
  /** Whether what happened before the first look counts. */
  fromBeginning: boolean;
  /** Milliseconds between looks. */
  lookEvery: number;
  /** A page of the feed behind `after`, with only the events that are wanted. */
  page(after: string, signal: AbortSignal): Promise<EventPage>;
  /**
   * Hands events on and resolves when their execution is over. The same `name` is the same page: n8n begins it once.
   * Rejects where it could not be begun: then it is tried again.
   */
  handOn(events: readonly DeskEvent[], name: string): Promise<void>;
  /** As MailboxWatch.storeProgress. */
  storeProgress(name: string): void;
  /** The desk could not be asked, or an execution not be begun, for the n-th time in a row; or it works again. */
  failed(error: unknown, failures: number): void;
  works(): void;
  /** Milliseconds until the next try. */
  pauseAfter(failures: number): number;
}

/** Hands each event of a desk on once and in order until `signal` aborts; goes on by itself after failures. */
export async function watchDesk(watch: DeskWatch, signal: AbortSignal): Promise<void> {
  const pause = createBell();
  let failures = 0;
  while (!signal.aborted) {
    try {
      await lookOnce(watch, signal);
      if (failures > 0) watch.works();
      failures = 0;
      await pause.wait(signal, watch.lookEvery);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      watch.failed(error, failures);
      await pause.wait(signal, watch.pauseAfter(failures));
    }
  }
}

async function lookOnce(watch: DeskWatch, signal: AbortSignal): Promise<void> {
  const { source, progress } = watch;
  const stored = progress.load();
  let { cursor, pending = null } = stored?.source === source ? stored : await beginFeed(watch, signal);
  let name = '';
  for (let hasMore = true; hasMore && !signal.aborted; ) {
    const page = await watch.page(cursor, signal);
    // What was under way when n8n ended goes by itself, under its old name; what came since follows.
    const until = pending;
    const items = until === null ? page.items : page.items.filter(({ sequence }) => sequence <= until);
    const [first, last] = [items[0], items.at(-1)];
    if (first !== undefined && last !== undefined) {
      progress.save({ source, cursor, pending: last.sequence });
      name = `${source} ${first.sequence}-${last.sequence}`;
      await watch.handOn(items, name);
    }
    hasMore = page.hasMore || until !== null;
    const next = until === null ? page.nextCursor : String(until);
    if (next !== cursor || last !== undefined) progress.save({ source, cursor: next });
    cursor = next;
    pending = null;
  }
  if (name !== '') watch.storeProgress(name);
}

/** Where a trigger begins that has never looked: where the feed ends now, or at its beginning. */
export async function beginFeed(
  { source, fromBeginning, page, progress }: Pick<DeskWatch, 'source' | 'fromBeginning' | 'page' | 'progress'>,
  signal: AbortSignal,
): Promise<FeedProgress> {
  let cursor = '0';
  for (let hasMore = !fromBeginning; hasMore; ) {
    const read = await page(cursor, signal);
    cursor = read.nextCursor;
    hasMore = read.hasMore;
  }
  const begun: FeedProgress = { source, cursor };
  progress.save(begun);
  return begun;
}
