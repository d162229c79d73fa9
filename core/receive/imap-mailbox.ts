import { ImapFlow } from 'imapflow';
import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import type { ListedMail } from '../message/listed-mail.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * Signs in over IMAP (RFC 3501, IDLE: RFC 2177) and opens the folder. \Seen plays no part and is never set: bodies are
 * fetched with BODY.PEEK.
 *
 * @throws StageError
 */
export async function openImapMailbox(
  endpoint: Endpoint,
  folder: string,
  network: Network,
  signal: AbortSignal,
): Promise<Mailbox> {
  const client = await signIn(endpoint, network, signal);
  try {
    return await openFolder(client, endpoint, folder);
  } catch (error) {
    client.close();
    throw new StageError('folder', error);
  }
}

/** Connects and signs in. The caller owns the connection. @throws StageError */
export async function signIn(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<ImapFlow> {
  const host = await network.guard.check(endpoint.host).catch((error) => {
    throw new StageError('connect', error);
  });
  const client = new ImapFlow({
    host: host.addresses[0] as string,
    port: endpoint.port,
    ...(host.servername === undefined ? {} : { servername: host.servername }),
    secure: endpoint.encryption === 'tls',
    doSTARTTLS: endpoint.encryption === 'starttls',
    auth: { user: endpoint.login, pass: endpoint.password },
    tls: { ca: network.authorities },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: network.connectWithin,
    greetingTimeout: network.connectWithin,
    socketTimeout: network.silentAtMost,
    clientInfo: { name: 'Inbox Email' },
  });
  // Failures reach us through the rejected command; an 'error' event without listener would end the process.
  client.on('error', () => {});
  const abort = () => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw new StageError(stageOf(error, endpoint), error);
  }
  return client;
}

function stageOf(error: unknown, endpoint: Endpoint): 'connect' | 'tls' | 'sign-in' {
  const {
    authenticationFailed,
    code = '',
    responseStatus,
  } = error as {
    authenticationFailed?: boolean;
    code?: string;
    responseStatus?: string;
  };
  if (authenticationFailed === true || responseStatus !== undefined) return 'sign-in';
  if (endpoint.encryption !== 'none' && /CERT|SSL|TLS|SELF_SIGNED|EPROTO|VERIFY/.test(code)) return 'tls';
  return 'connect';
}

async function openFolder(client: ImapFlow, endpoint: Endpoint, folder: string): Promise<Mailbox> {
  const opened = await client.mailboxOpen(folder, { readOnly: true });
  // IDLE reports new mail at any moment, also while we are busy with the last: it must not be forgotten.
  let grew = false;
  let wake = () => {};
  client.on('exists', () => {
    grew = true;
    wake();
  });
  client.on('close', () => wake());

  const list = async (range: string, wanted: (uid: number) => boolean): Promise<ListedMail[]> => {
    const mails: ListedMail[] = [];
    const query = { uid: true, size: true, internalDate: true };
    for await (const mail of client.fetch(range, query, { uid: true })) {
      if (wanted(mail.uid))
        mails.push({ uid: mail.uid, size: mail.size ?? 0, internalDate: millisecondsOf(mail.internalDate) });
    }
    return mails.sort((a, b) => a.uid - b.uid);
  };

  return {
    source: `imap://${encodeURIComponent(endpoint.login)}@${endpoint.host}/${encodeURIComponent(folder)}`,
    uidValidity: String(opened.uidValidity),
    uidNext: opened.uidNext,
    list(firstUid) {
      grew = false;
      // `n:*` always names the last mail too, even below n (RFC 3501, section 6.4.8).
      return list(`${firstUid}:*`, (uid) => uid >= firstUid);
    },
    async listSince(time) {
      // SINCE compares days without time zones (RFC 3501, section 6.4.4): a day earlier misses nothing.
      const uids = await client.search({ since: new Date(time - 86_400_000) }, { uid: true });
      return uids === false || uids === undefined || uids.length === 0 ? [] : list(uids.join(','), () => true);
    },
    async *fetch(mails) {
      const listed = new Map(mails.map((mail) => [mail.uid, mail]));
      const range = mails.map(({ uid }) => uid).join(',');
      for await (const { uid, source } of client.fetch(range, { uid: true, source: true }, { uid: true })) {
        const mail = listed.get(uid);
        if (mail !== undefined && source !== undefined) yield { ...mail, bytes: source };
      }
    },
    async changed() {
      if (!client.usable) throw gone();
      if (!grew) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        // Not awaited to its end: the next command breaks the IDLE. It also ends when the server ends it.
        const idling = client.idle().then(
          () => {},
          () => {},
        );
        await Promise.race([woken, idling]);
      }
      if (!client.usable) throw gone();
    },
    async close() {
      await client.logout().catch(() => {});
      client.close();
    },
  };
}

const millisecondsOf = (date: Date | string | undefined) => {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(time) ? 0 : time;
};

// A server that closes cleanly leaves no error behind.
const gone = () => Object.assign(new Error('The connection is gone'), { code: 'ECONNRESET' });
