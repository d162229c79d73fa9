import type { Account } from '../account/account.ts';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import type { KeepMails } from '../store/keeping/mail-keeper.ts';
import {
  beginningOf,
  beginSource,
  currentSource,
  hasReceivedFrom,
  ignoreListed,
  knownDates,
  knownKeys,
  type MailSource,
  nextSource,
  noteComparison,
  noteUnchanged,
} from '../store/ledger.ts';
import { releaseReusedKeys, withoutReturned } from '../store/reused-keys.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { ReceivedMail } from '../store/verdicts.ts';
import type { Clock } from '../work/clock.ts';
import type { Mailbox } from './mail-session.ts';

/** Where mail of an account goes, and who is told that it came. */
export interface Receiving {
  db: CoreDatabase;
  clock: Clock;
  keepMails: KeepMails;
  /** Called after each window of mails is stored, with those that are new. The next is stored when it resolves. */
  stored(mails: readonly ReceivedMail[]): Promise<void> | void;
}

/**
 * Mails at which the connection broke, and how often. They are asked for after all others, and not at all after a few
 * breaks: one that a server cannot hand out must not keep back those behind it.
 */
export type Suspects = Map<string, number>;

const breaksAtMost = 3;

/** What is known of a folder while its connection lasts, so that a push does not read the whole ledger. */
export interface FolderState {
  source: MailSource;
  firstKey: number;
  known: Set<string>;
  /** The next key to ask for, where keys have an order. */
  next: number;
}

/**
 * Brings the ledger level with an open folder: every mail of ours that the server lists and the ledger lacks is fetched
 * and kept. What counts as new is what has no row, never a highest UID alone. Returns what the server lists and would
 * not give out: mails that are unaccounted for.
 */
export async function catchUp(
  mailbox: Mailbox,
  account: Account,
  receiving: Receiving,
  suspects: Suspects = new Map(),
): Promise<{ state: FolderState; unaccounted: ListedMail[]; knownBefore: number }> {
  const { db, clock } = receiving;
  const said = { accountId: account.id, folder: mailbox.source, uidValidity: mailbox.uidValidity };
  let source = await currentSource(db, said);
  const before = await beginningOf(db, source);
  if (before?.changeMark != null && before.changeMark === mailbox.changeMark) {
    await noteUnchanged(db, source, clock());
    const state = await stateOf(source, before.firstKey, mailbox, db);
    return { state, unaccounted: [], knownBefore: state.known.size };
  }
  let firstKey = before?.firstKey ?? (await begin(mailbox, account, source, receiving));
  let listed = await mailbox.list(firstKey);
  if (before !== null && (await reusesKeys(db, source, listed))) {
    source = nextSource(source);
    firstKey = await begin(mailbox, account, source, receiving);
    listed = await mailbox.list(firstKey);
  }
  if (mailbox.next === null) await releaseReusedKeys(db, source, listed);
  const state = await stateOf(source, firstKey, mailbox, db);
  const knownBefore = state.known.size;
  try {
    await fetchMissing(mailbox, account, state, listed, receiving, suspects);
  } finally {
    // Also when the connection broke at one of them: what did not come can be named all the same.
    const unaccounted = stillMissing(mailbox, state, listed);
    const { changeMark } = mailbox;
    await noteComparison(db, source, { onServer: listed.length, unaccounted, changeMark, at: clock() });
  }
  return { state, unaccounted: stillMissing(mailbox, state, listed), knownBefore };
}

async function stateOf(source: MailSource, firstKey: number, mailbox: Mailbox, db: CoreDatabase): Promise<FolderState> {
  const known = await knownKeys(db, source);
  let next = firstKey;
  if (mailbox.next !== null) for (const key of known) next = Math.max(next, Number(key) + 1);
  return { source, firstKey, known, next };
}

/**
 * A restored backup or a moved server may give keys that we know to other mails and keep the UIDVALIDITY, against
 * RFC 3501, section 2.3.1.1. Then the date differs under which a mail was taken in: all keys are taken as new, and what
 * we have already is recognised by its content when it is filed.
 */
async function reusesKeys(db: CoreDatabase, source: MailSource, listed: readonly ListedMail[]): Promise<boolean> {
  const dates = await knownDates(db, source);
  return listed.some(({ key, internalDate }) => {
    const known = dates.get(key);
    return known !== undefined && internalDate !== null && known !== internalDate;
  });
}

/** Like catchUp, but asks only for mails above the highest key known, where keys have an order: enough after a push. */
export async function fetchNewest(
  mailbox: Mailbox,
  account: Account,
  state: FolderState,
  receiving: Receiving,
  suspects: Suspects = new Map(),
): Promise<{ unaccounted: ListedMail[] }> {
  const from = mailbox.next === null ? 0 : state.next;
  const listed = await mailbox.list(from);
  if (mailbox.next === null) {
    for (const key of await releaseReusedKeys(receiving.db, state.source, listed)) state.known.delete(key);
  }
  await fetchMissing(mailbox, account, state, listed, receiving, suspects);
  return { unaccounted: stillMissing(mailbox, state, listed) };
}

/** What was listed and did not come. The next look begins at the first of them. */
function stillMissing(mailbox: Mailbox, state: FolderState, listed: readonly ListedMail[]): ListedMail[] {
  const missing = listed.filter(({ key }) => !state.known.has(key));
  if (mailbox.next !== null) for (const { key } of missing) state.next = Math.min(state.next, Number(key));
  return missing;
}

/**
 * The first look at a folder, or at one whose UIDVALIDITY changed, which makes all its keys new. Mail counts from the
 * account's start: what the server took in before is noted as such or, where keys have an order and it stands below the
 * first that counts, left alone.
 */
async function begin(mailbox: Mailbox, account: Account, source: MailSource, receiving: Receiving): Promise<number> {
  const { db, clock } = receiving;
  const start = startOf(account);
  // The same folder under another UIDVALIDITY or server name: mails are recognised by their content when they are filed.
  const again = await hasReceivedFrom(db, account.id, mailbox.source.slice(mailbox.source.lastIndexOf('/')));
  const recent = start === 0 ? [] : await mailbox.listSince(start);
  const counts = ({ key, internalDate }: ListedMail) => {
    if (internalDate !== null) return internalDate >= start || isYetToCome(mailbox, key, again);
    // A server that knows no dates (POP3): "from now on" means none of what is there, unless we have been here before.
    return account.receiving.backlog.from !== 'now' || again;
  };
  const firstKey =
    mailbox.next === null || start === 0
      ? 0
      : recent.filter(counts).reduce((lowest, { key }) => Math.min(lowest, Number(key)), mailbox.next);
  const before = recent.filter((mail) => !counts(mail) && (mailbox.next === null || Number(mail.key) >= firstKey));
  await ignoreListed(db, source, before, 'before-start', clock());
  await beginSource(db, source, firstKey, clock());
  return firstKey;
}

// What came after the very first look has a key from `next` on, whatever its date says: clocks differ.
const isYetToCome = (mailbox: Mailbox, key: string, again: boolean) =>
  !again && mailbox.next !== null && Number(key) >= mailbox.next;

/** From when on mail counts, in milliseconds since 1970. INTERNALDATE counts whole seconds, and so does this. */
function startOf({ createdAt, receiving: { backlog } }: Account): number {
  if (backlog.from === 'everything') return 0;
  if (backlog.from === 'date') return Date.parse(backlog.date);
  return Math.floor(createdAt / 1000) * 1000;
}

async function fetchMissing(
  mailbox: Mailbox,
  account: Account,
  state: FolderState,
  listed: readonly ListedMail[],
  { db, clock, keepMails, stored }: Receiving,
  suspects: Suspects,
): Promise<void> {
  const sizeLimit = account.receiving.sizeLimitMb * 1_000_000;
  const backlogBefore = Math.floor(account.createdAt / 1000) * 1000;
  const keep = async (mails: readonly FetchedMail[]) => {
    const others = mailbox.next === null ? await withoutReturned(db, state.source, mails) : mails;
    const kept = await keepMails(state.source, others, { at: clock(), backlogBefore });
    for (const { key } of mails) {
      state.known.add(key);
      if (mailbox.next !== null) state.next = Math.max(state.next, Number(key) + 1);
    }
    await stored(kept);
  };
  const nameOf = (key: string) => `${state.source.folder} ${state.source.uidValidity} ${key}`;
  const breaks = ({ key }: ListedMail) => suspects.get(nameOf(key)) ?? 0;
  const missing = listed.filter((mail) => !state.known.has(mail.key));
  const unsuspected = missing.filter((mail) => breaks(mail) === 0);
  // Each in a command of its own, for a server answers in its own order.
  const suspected = missing.filter((mail) => breaks(mail) > 0 && breaks(mail) < breaksAtMost).map((mail) => [mail]);
  let window: FetchedMail[] = [];
  let bytes = 0;
  // While one window is written, the next is fetched.
  let keeping: Promise<void> = Promise.resolve();
  const keepNext = async () => {
    await keeping;
    if (window.length > 0) keeping = keep(window);
    // Whoever waits for it learns of it; until then nobody may.
    keeping.catch(() => {});
    window = [];
    bytes = 0;
  };
  for (const part of [...partsOf(unsuspected), ...suspected]) {
    try {
      for await (const mail of mailbox.fetch(part, sizeLimit)) {
        window.push(mail);
        bytes += mail.bytes.length;
        if (window.length < windowMails && bytes < windowBytes) continue;
        await keepNext();
      }
    } catch (error) {
      await keeping;
      if ((error as { code?: string }).code === 'ERR_SQLITE_ERROR') throw error;
      // What came before the break is kept: otherwise a connection that always breaks would never get anywhere.
      const came = new Set(window.map(({ key }) => key));
      const broken = part.find(({ key }) => !state.known.has(key) && !came.has(key));
      if (broken !== undefined) suspects.set(nameOf(broken.key), breaks(broken) + 1);
      await keepNext();
      await keeping;
      throw error;
    }
  }
  await keepNext();
  await keeping;
}

/** What one commit holds, and so what memory does. */
const windowMails = 200;
const windowBytes = 4_000_000;

/** How many mails one command asks for: their answers stream, so this bounds the command's length only. */
const partMails = 1000;

function* partsOf(mails: readonly ListedMail[]): Generator<readonly ListedMail[]> {
  for (let from = 0; from < mails.length; from += partMails) yield mails.slice(from, from + partMails);
}
