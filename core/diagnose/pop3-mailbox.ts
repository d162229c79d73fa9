import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import type { Mailbox } from '../receive/mail-session.ts';
import { openPop3Session } from '../receive/pop3-session.ts';
import { lookedAt, type TestedMailbox } from './tested-mailbox.ts';

export async function signInToPop3(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<TestedMailbox> {
  const session = await openPop3Session(endpoint, network, signal);
  let mailbox: Mailbox | null = null;
  let seen: Set<string> | null = null;
  const open = async (folder: string) => {
    mailbox = await session.open(folder, 'acknowledge');
    return mailbox;
  };
  return {
    open: async (folder) => (await open(folder)).exists,
    async fetchNewest(folder) {
      const maildrop = await open(folder);
      const newest = (await maildrop.list(0)).at(-1);
      if (newest === undefined) return null;
      for await (const { size } of maildrop.fetch([newest], piece)) return size;
      throw Object.assign(new Error('The newest mail was not given out'), { code: 'ENOTGIVEN' });
    },
    async find(messageId) {
      const maildrop = mailbox ?? (await open('INBOX'));
      // A server shows new mail only to a new connection.
      if (seen !== null) await reconnect(maildrop);
      const listed = await maildrop.list(0);
      const known = seen ?? new Set(listed.slice(0, -lookedAt).map(({ key }) => key));
      const fresh = listed.filter(({ key, size }) => !known.has(key) && size < piece);
      seen = known;
      for await (const { key, bytes } of maildrop.fetch(fresh, piece)) {
        known.add(key);
        if (Buffer.from(bytes).toString('latin1').includes(messageId)) return { folder: 'INBOX', isJunk: false, key };
      }
      return null;
    },
    async remove({ key }) {
      await mailbox?.acknowledge([key], { do: 'delete' });
      return true;
    },
    close: () => session.close(),
  };
}

/** The test mail is far smaller. */
const piece = 65_536;

async function reconnect(maildrop: Mailbox): Promise<void> {
  try {
    await maildrop.changed(0);
  } catch (error) {
    // Another program has just got hold of the maildrop: the next look finds it free, or the test's time runs out.
    if (!(error instanceof StageError)) throw error;
  }
}
