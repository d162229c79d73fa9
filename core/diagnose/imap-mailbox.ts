import type { ImapFlow } from 'imapflow';
import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { signIn } from '../receive/imap-sign-in.ts';
import { type Found, lookedAt, type TestedMailbox } from './tested-mailbox.ts';

export async function signInToImap(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<TestedMailbox> {
  const client = await signIn(endpoint, network, signal);
  /** By folder: from which UID on mails may be the one that is looked for. */
  const from = new Map<string, number>();
  return {
    async open(folder) {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      return exists;
    },
    async fetchNewest(folder) {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      if (exists === 0) return null;
      const mail = await client.fetchOne('*', { uid: true, size: true, source: { start: 0, maxLength: piece } });
      if (mail === false || mail.source === undefined) {
        throw Object.assign(new Error('The newest mail was not given out'), { code: 'ENOTGIVEN' });
      }
      return mail.size ?? mail.source.length;
    },
    async find(messageId, watched, everywhere) {
      const folders = watched.map((folder) => ({ folder, isJunk: false }));
      for (const { folder, isJunk } of everywhere ? [...folders, ...(await otherFolders(client, watched))] : folders) {
        const uid = await look(client, folder, messageId, from);
        if (uid !== null) return { folder, isJunk, key: String(uid) };
      }
      return null;
    },
    async remove({ folder, key }) {
      await client.mailboxOpen(folder);
      return client.messageDelete(key, { uid: true });
    },
    async close() {
      await client.logout().catch(() => {});
      client.close();
    },
  };
}

const piece = 65_536;

async function look(client: ImapFlow, folder: string, messageId: string, from: Map<string, number>) {
  const { uidNext, exists } = await client.mailboxOpen(folder, { readOnly: true });
  const first = from.get(folder) ?? Math.max(1, uidNext - lookedAt);
  from.set(folder, uidNext);
  if (exists === 0 || first >= uidNext) return null;
  for await (const { uid, envelope } of client.fetch(`${first}:*`, { uid: true, envelope: true }, { uid: true })) {
    if (envelope?.messageId === messageId) return uid;
  }
  return null;
}

/** More than these would take too long to look through. */
const othersAtMost = 30;
/** Where a copy may lie that did not arrive: Gmail keeps every mail in "All Mail", and servers file what they send. */
const noArrivals = ['\\All', '\\Sent', '\\Drafts', '\\Important', '\\Flagged'];

/** Folders that are not watched, the one for spam first. */
async function otherFolders(client: ImapFlow, watched: readonly string[]): Promise<Omit<Found, 'key'>[]> {
  const known = new Set(watched.map(nameOf));
  const listed = await client.list();
  return listed
    .filter(({ path, flags, specialUse = '' }) => {
      const holdsMails = !flags.has('\\Noselect') && !flags.has('\\NonExistent');
      return holdsMails && !known.has(nameOf(path)) && !noArrivals.includes(specialUse);
    })
    .map(({ path, specialUse }) => ({ folder: path, isJunk: specialUse === '\\Junk' }))
    .sort((a, b) => Number(b.isJunk) - Number(a.isJunk))
    .slice(0, othersAtMost);
}

// INBOX is the same in any case (RFC 3501, section 5.1).
const nameOf = (folder: string) => (/^inbox$/i.test(folder) ? 'INBOX' : folder);
