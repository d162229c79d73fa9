import type { Account } from '../account/account.ts';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import {
  beginSource,
  firstUidOf,
  hasReceived,
  ignoreListed,
  keepRaw,
  knownUids,
  type MailSource,
} from '../store/ledger.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';
import type { Mailbox } from './mailbox.ts';

/** Where mail of an account goes, and who is told that it came. */
export interface Receiving {
  db: CoreDatabase;
  clock: Clock;
  /** Called after each window of mails is stored. */
  stored(): void;
}

/**
 * Brings the ledger level with an open folder: every mail of ours that the server lists and the ledger lacks is fetched
 * and kept. What counts as new is what has no row, never a highest UID alone.
 */
export async function catchUp(mailbox: Mailbox, account: Account, receiving: Receiving): Promise<void> {
  const source: MailSource = { accountId: account.id, folder: mailbox.source, uidValidity: mailbox.uidValidity };
  const firstUid = (await firstUidOf(receiving.db, source)) ?? (await begin(mailbox, account, source, receiving));
  await fetchMissing(mailbox, source, await mailbox.list(firstUid), firstUid, receiving);
}

/** Like catchUp, but asks only for mails above the highest UID known: enough after a push. */
export async function fetchNewest(mailbox: Mailbox, account: Account, receiving: Receiving): Promise<void> {
  const source: MailSource = { accountId: account.id, folder: mailbox.source, uidValidity: mailbox.uidValidity };
  const firstUid = await firstUidOf(receiving.db, source);
  if (firstUid === null) return catchUp(mailbox, account, receiving);
  let next = firstUid;
  for (const uid of await knownUids(receiving.db, source, firstUid)) next = Math.max(next, uid + 1);
  await fetchMissing(mailbox, source, await mailbox.list(next), next, receiving);
}

/**
 * The first look at a folder (or at one whose UIDVALIDITY changed, which makes all its UIDs new). Mail counts from when
 * the account was added: what the server took in before is noted as such or, below the first that counts, left alone.
 */
async function begin(mailbox: Mailbox, account: Account, source: MailSource, receiving: Receiving): Promise<number> {
  const { db, clock } = receiving;
  const knownElsewhere = await hasReceived(db, account.id);
  // INTERNALDATE counts whole seconds: what came in the very second of adding counts as after it.
  const start = Math.floor(account.createdAt / 1000) * 1000;
  const recent = await mailbox.listSince(start);
  // What came after the very first look has a UID from uidNext on, whatever its date says: clocks differ.
  const counts = ({ uid, internalDate }: ListedMail) =>
    internalDate >= start || (!knownElsewhere && uid >= mailbox.uidNext);
  const firstUid = recent.filter(counts).reduce((lowest, { uid }) => Math.min(lowest, uid), mailbox.uidNext);
  const before = recent.filter((mail) => mail.uid >= firstUid && !counts(mail));
  await ignoreListed(db, source, before, 'before-start', clock());
  await beginSource(db, source, firstUid, clock());
  return firstUid;
}

async function fetchMissing(
  mailbox: Mailbox,
  source: MailSource,
  listed: readonly ListedMail[],
  firstUid: number,
  { db, clock, stored }: Receiving,
): Promise<void> {
  const known = await knownUids(db, source, firstUid);
  const missing = listed.filter(({ uid }) => !known.has(uid));
  for (const window of windowsOf(missing)) {
    const fetched: FetchedMail[] = [];
    for await (const mail of mailbox.fetch(window)) fetched.push(mail);
    await keepRaw(db, source, fetched, clock());
    stored();
  }
}

const windowMails = 100;
const windowBytes = 8_000_000;

/** Portions that fit into memory and into one commit. */
function* windowsOf(mails: readonly ListedMail[]): Generator<ListedMail[]> {
  let window: ListedMail[] = [];
  let bytes = 0;
  for (const mail of mails) {
    if (window.length > 0 && (window.length >= windowMails || bytes + mail.size > windowBytes)) {
      yield window;
      window = [];
      bytes = 0;
    }
    window.push(mail);
    bytes += mail.size;
  }
  if (window.length > 0) yield window;
}
