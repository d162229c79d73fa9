import type { FetchedMail, ListedMail } from '@inbox-email/core/message/listed-mail.ts';
import {
  type AfterReading,
  type Mailbox,
  type MailSession,
  NotAcknowledged,
} from '@inbox-email/core/receive/mail-session.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import type { Clock } from '@inbox-email/core/work/clock.ts';
import { findNewMails } from './find-new-mails.ts';
import { planBatches } from './plan-batches.ts';
import { type DoneMail, freshProgress, type Progress, withDone } from './progress.ts';

/** A mail on its way into a workflow. */
export interface ReadyMail<Item> extends DoneMail {
  item: Item;
  /** Only its beginning was fetched: the rest must stay on the server. */
  inPart: boolean;
}

/** How the workflow took a batch. `repeated`: it had it before, in an earlier life; how that went is not known. */
export type Outcome = 'succeeded' | 'failed' | 'repeated';

export interface MailboxWatch<Item> {
  clock: Clock;
  folder: string;
  /** What happens on the server to mails whose execution succeeded. */
  afterReading: AfterReading | { do: 'nothing' };
  /** Of a larger mail only the beginning is fetched. Bytes. */
  sizeLimit: number;
  mailsPerExecution: number;
  /** Milliseconds between looks, also where the server pushes. */
  lookEvery: number;
  progress: { load(): Progress | null; save(progress: Progress): void };
  /** Mail that the server took in before does not count, on the very first look; 0: all of it counts. */
  since: number;
  openSession(signal: AbortSignal): Promise<MailSession>;
  /** Reads a mail. What it throws makes a failed execution, and the mail counts as through. */
  read(mail: FetchedMail): Promise<ReadyMail<Item>>;
  /**
   * Hands a batch on and resolves when its execution is over. The same `name` is the same batch. Rejects where it could
   * not be begun: then it is tried again.
   */
  handOn(mails: readonly ReadyMail<Item>[], name: string): Promise<Outcome>;
  /** Nothing follows for now: the progress is to be stored, though no batch goes with it. `name`: of the last batch. */
  storeProgress(name: string): void;
  /** An execution still runs after `executionAtMost` milliseconds: the next batch waits for it no longer. */
  overdue(): void;
  executionAtMost: number;
  /** Milliseconds that the batch under way may still take when `signal` aborts. */
  patience: number;
  /** A mail that the server does not give out, or that cannot be read: it is told of, and left. */
  leave(mail: ListedMail, error: unknown): void;
  /** The connection failed, for the n-th time in a row; or works again. */
  failed(error: unknown, failures: number): void;
  works(): void;
  /** The server would not mark, move or delete. */
  notAcknowledged(): void;
  pauseAfter(error: unknown, failures: number): number;
}

/** Tries for a mail at which the connection breaks, or which is listed and does not come. */
const triesAtMost = 3;
/** The folder is opened anew, and its UIDVALIDITY asked for, this often. Milliseconds. */
const reopenEvery = 600_000;

/**
 * Hands each mail of a folder on once, oldest first and in batches, until `signal` aborts: the next batch follows when
 * the last one's execution is over. Connects again by itself, with growing pauses, as often as needed.
 */
export async function watchMailbox<Item>(watch: MailboxWatch<Item>, signal: AbortSignal): Promise<void> {
  const pause = createBell();
  const tries = new Map<string, number>();
  let failures = 0;
  while (!signal.aborted) {
    let session: MailSession | null = null;
    const close = () => void session?.close();
    signal.addEventListener('abort', close);
    try {
      session = await watch.openSession(signal);
      await watchSession(watch, session, tries, signal, () => {
        if (failures > 0) watch.works();
        failures = 0;
      });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      watch.failed(error, failures);
      await pause.wait(signal, watch.pauseAfter(error, failures));
    } finally {
      signal.removeEventListener('abort', close);
      await session?.close();
    }
  }
}

async function watchSession<Item>(
  watch: MailboxWatch<Item>,
  session: MailSession,
  tries: Map<string, number>,
  signal: AbortSignal,
  online: () => void,
): Promise<void> {
  const access = watch.afterReading.do === 'nothing' ? 'read' : 'acknowledge';
  while (!signal.aborted) {
    const mailbox = await session.open(watch.folder, access);
    const openedAt = watch.clock();
    let since = 0;
    while (!signal.aborted && since >= 0 && since < reopenEvery) {
      const { short } = await lookOnce(watch, mailbox, tries, signal);
      online();
      await mailbox.changed(short ? retryAfter : watch.lookEvery);
      // A clock that was set back must not put off what is due.
      since = watch.clock() - openedAt;
    }
  }
}

/** Milliseconds; servers that list a mail and do not give it out mostly do so a moment later. */
const retryAfter = 1000;

/** One look: everything new is handed on. `short`: the server listed mails that did not come. */
async function lookOnce<Item>(
  watch: MailboxWatch<Item>,
  mailbox: Mailbox,
  tries: Map<string, number>,
  signal: AbortSignal,
): Promise<{ short: boolean }> {
  const before = progressOf(watch, mailbox);
  const news = await findNewMails(mailbox, before);
  const ordered = mailbox.next !== null;
  let progress = news.progress;
  const save = (next: Progress) => {
    progress = next;
    watch.progress.save(next);
  };
  if (progress.uidValidity !== before.uidValidity) save(progress);
  const settle = (mails: readonly DoneMail[], owed: readonly string[] = []) =>
    save(withDone(progress, mails, owed, news.listed, ordered));
  const tried = ({ key }: ListedMail) => tries.get(`${mailbox.uidValidity} ${key}`) ?? 0;
  let short = false;
  let name = '';
  for (const planned of planBatches(news.fresh, progress.pending, tried, watch)) {
    if (signal.aborted) break;
    const batch = planned.filter((mail) => tried(mail) < triesAtMost);
    for (const mail of planned.filter((one) => !batch.includes(one))) {
      watch.leave(mail, new Error('The server lists this mail and does not give it out'));
      settle([withoutContent(mail)]);
    }
    const fetched = await fetchBatch(batch, mailbox, watch.sizeLimit, tries);
    if (fetched.length < batch.length) short = true;
    const { ready, through } = await readBatch(watch, fetched, progress);
    if (through.length > 0) settle(through);
    if (ready.length === 0) continue;
    const keys = ready.map(({ key }) => key);
    // The same batch goes by the same name, also where a mail of it is gone meanwhile.
    if (!keys.every((key) => progress.pending.includes(key))) save({ ...progress, pending: keys });
    const handedOnAs = nameOf(progress);
    const outcome = await outcomeOf(watch.handOn(ready, handedOnAs), watch, signal);
    if (outcome === 'stopped') return { short };
    name = handedOnAs;
    // Where n8n had the batch before, mails of it that do not come today were in it too.
    const absent = outcome === 'repeated' ? planned.filter(({ key }) => !keys.includes(key)).map(withoutContent) : [];
    progress = { ...progress, pending: [] };
    settle([...ready, ...absent], outcome === 'succeeded' ? mayBeChanged(watch, ready) : []);
    if (!signal.aborted) await acknowledge(watch, mailbox, progress.owed, () => save({ ...progress, owed: [] }));
  }
  // Also what an earlier connection, or an earlier life, has left undone.
  if (!signal.aborted) await acknowledge(watch, mailbox, progress.owed, () => save({ ...progress, owed: [] }));
  if (name !== '') watch.storeProgress(name);
  return { short };
}

/** A mail of which a part stays on the server is neither moved nor deleted. */
const mayBeChanged = <Item>({ afterReading }: MailboxWatch<Item>, ready: readonly ReadyMail<Item>[]): string[] =>
  afterReading.do === 'nothing'
    ? []
    : ready.filter(({ inPart }) => !inPart || afterReading.do === 'mark-seen').map(({ key }) => key);

/** What is to be handed on of these mails, and what is through already: copies of what was, and what cannot be read. */
async function readBatch<Item>(watch: MailboxWatch<Item>, fetched: readonly FetchedMail[], { recent }: Progress) {
  const known = new Set(recent.map(([digest]) => digest));
  const ready: ReadyMail<Item>[] = [];
  const through: DoneMail[] = [];
  for (const mail of fetched) {
    try {
      const read = await watch.read(mail);
      if (known.has(read.digest)) through.push(withoutContent(mail));
      else ready.push(read);
      known.add(read.digest);
    } catch (error) {
      watch.leave(mail, error);
      through.push(withoutContent(mail));
    }
  }
  return { ready, through };
}

const withoutContent = ({ key, internalDate }: ListedMail): DoneMail => ({ key, digest: '', internalDate });

function progressOf<Item>(watch: MailboxWatch<Item>, { source }: Mailbox): Progress {
  const stored = watch.progress.load();
  return stored?.source === source ? stored : freshProgress(source, watch.since);
}

/** Fetches a batch. Where the connection breaks at a mail, that one is remembered. */
async function fetchBatch(
  batch: readonly ListedMail[],
  mailbox: Mailbox,
  sizeLimit: number,
  tries: Map<string, number>,
): Promise<FetchedMail[]> {
  const fetched = new Map<string, FetchedMail>();
  const missing = () => batch.filter(({ key }) => !fetched.has(key));
  let broken = true;
  try {
    for await (const mail of mailbox.fetch(batch, sizeLimit)) fetched.set(mail.key, mail);
    broken = false;
  } finally {
    for (const { key } of broken ? missing().slice(0, 1) : missing()) {
      const name = `${mailbox.uidValidity} ${key}`;
      tries.set(name, (tries.get(name) ?? 0) + 1);
    }
  }
  // A server answers in its own order.
  return batch.flatMap(({ key }) => fetched.get(key) ?? []);
}

/** The same for the same mails, in whichever life of n8n they are handed on. */
const nameOf = ({ source, uidValidity, pending }: Progress) => `${source} ${uidValidity} ${pending.join(',')}`;

async function acknowledge<Item>(
  { afterReading, notAcknowledged }: MailboxWatch<Item>,
  mailbox: Mailbox,
  keys: readonly string[],
  done: () => void,
): Promise<void> {
  if (keys.length === 0) return;
  if (afterReading.do !== 'nothing') {
    await mailbox.acknowledge(keys, afterReading).catch((error) => {
      if (!(error instanceof NotAcknowledged)) throw error;
      notAcknowledged();
    });
  }
  done();
}

/** `stopped`: `signal` aborted, and the execution is not over `patience` milliseconds later. */
async function outcomeOf<Item>(
  execution: Promise<Outcome>,
  { patience, executionAtMost, overdue }: MailboxWatch<Item>,
  signal: AbortSignal,
): Promise<Outcome | 'overdue' | 'stopped'> {
  const over = new AbortController();
  const waited = (atMost: number) => createBell().wait(over.signal, atMost);
  const stopped = createBell().wait(AbortSignal.any([signal, over.signal]));
  try {
    return await Promise.race([
      execution,
      stopped.then(() => waited(patience)).then(() => 'stopped' as const),
      waited(executionAtMost).then(() => {
        if (!over.signal.aborted) overdue();
        return 'overdue' as const;
      }),
    ]);
  } finally {
    over.abort();
  }
}
