import type { ImapFlow } from 'imapflow';
import { type Endpoint, secretsIn } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import { signIn } from './imap-sign-in.ts';
import { type AfterReading, type Mailbox, type MailSession, NotAcknowledged } from './mail-session.ts';
import { createTranscript, type Transcript } from './transcript.ts';

/**
 * A session over IMAP (RFC 3501; IDLE: RFC 2177; MOVE: RFC 6851; UIDPLUS: RFC 4315). \Seen plays no part in what is
 * received, and bodies are fetched with BODY.PEEK, which does not set it.
 *
 * @throws StageError
 */
export async function openImapSession(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript: Transcript = createTranscript(secretsIn(endpoint)),
): Promise<MailSession> {
  const client = await signIn(endpoint, network, signal, transcript);
  const grown = watchGrowth(client);
  return {
    async open(folder, access) {
      try {
        const opened = await client.mailboxOpen(folder, { readOnly: access === 'read' });
        grown.reset();
        return imapMailbox(client, endpoint, folder, opened, grown);
      } catch (error) {
        throw client.usable ? new StageError('folder', error) : error;
      }
    },
    async close() {
      await Promise.race([
        client.logout().catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 1000).unref()),
      ]);
      client.close();
    },
    transcript: () => transcript.lines(),
  };
}

interface Growth {
  reset(): void;
  /** Resolves when the server has announced mail since the last reset, or the connection ended. */
  next(): Promise<void>;
}

/** IDLE reports new mail at any moment, also while we are busy with the last: it must not be forgotten. */
function watchGrowth(client: ImapFlow): Growth {
  let grew = false;
  let wake = () => {};
  client.on('exists', () => {
    grew = true;
    wake();
  });
  client.on('close', () => wake());
  return {
    reset() {
      grew = false;
    },
    next: () =>
      grew
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve;
          }),
  };
}

function imapMailbox(
  client: ImapFlow,
  endpoint: Endpoint,
  folder: string,
  opened: { uidValidity: bigint; uidNext: number; exists: number; highestModseq?: bigint | undefined },
  grown: Growth,
): Mailbox {
  const list = async (range: string, from: number): Promise<ListedMail[]> => {
    const mails: { uid: number; mail: ListedMail }[] = [];
    for await (const { uid, size = 0, internalDate } of client.fetch(range, listing, { uid: true })) {
      if (uid >= from) mails.push({ uid, mail: { key: String(uid), size, internalDate: timeOf(internalDate) } });
    }
    return mails.sort((a, b) => a.uid - b.uid).map(({ mail }) => mail);
  };
  return {
    source: `imap://${encodeURIComponent(endpoint.login)}@${endpoint.host}:${endpoint.port}/${encodeURIComponent(folder)}`,
    uidValidity: String(opened.uidValidity),
    next: opened.uidNext,
    exists: opened.exists,
    changeMark: opened.highestModseq === undefined ? null : `${opened.highestModseq}/${opened.uidNext}`,
    list(from) {
      grown.reset();
      // `n:*` always names the last mail too, even below n (RFC 3501, section 6.4.8).
      return list(`${Math.max(1, from)}:*`, from);
    },
    async listSince(time) {
      // SINCE compares days without time zones (RFC 3501, section 6.4.4): a day earlier misses nothing.
      const uids = await client.search({ since: new Date(time - 86_400_000) }, { uid: true });
      return uids === false || uids === undefined || uids.length === 0 ? [] : list(compact(uids), 0);
    },
    fetch: (mails, sizeLimit) => fetchMails(client, mails, sizeLimit),
    async changed(pollEvery) {
      if (!client.usable) throw gone();
      await waitForChange(client, grown, pollEvery);
      if (!client.usable) throw gone();
    },
    acknowledge: (keys, how) => acknowledge(client, keys, how),
  };
}

const listing = { uid: true, size: true, internalDate: true };

async function waitForChange(client: ImapFlow, grown: Growth, pollEvery: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const due = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, pollEvery);
    // Nothing waits for it once something else has ended the wait.
    timer.unref();
  });
  // Not awaited to its end: the next command breaks the IDLE. It also ends when the server ends it.
  const idling = client.capabilities.has('IDLE') ? client.idle().then(forget, forget) : due;
  // Without IDLE a silent connection counts as dead after a while, so it is spoken on before; NOOP also brings news.
  const asking = client.capabilities.has('IDLE') ? undefined : setInterval(() => client.noop().catch(forget), askEvery);
  await Promise.race([grown.next(), idling, due]);
  clearTimeout(timer);
  clearInterval(asking);
}

const forget = () => {};

/** Milliseconds; well below the silence after which a connection is given up. */
const askEvery = 20_000;

/**
 * No answer is asked for more of one mail than this, whatever size the server says the mail has: it bounds memory, and a
 * size that is a lie does no harm.
 */
const portion = 4_000_000;
/** What is fetched of a mail above the limit: its headers and, in nearly every mail, its text. */
const beginning = 1_000_000;

async function* fetchMails(
  client: ImapFlow,
  mails: readonly ListedMail[],
  sizeLimit: number,
): AsyncGenerator<FetchedMail> {
  const small = new Map(
    mails.filter(({ size }) => size < Math.min(portion, sizeLimit)).map((mail) => [mail.key, mail]),
  );
  const large = mails.filter(({ key }) => !small.has(key));
  const doubtful: FetchedMail[] = [];
  if (small.size > 0) {
    const range = compact([...small.keys()].map(Number));
    const query = { uid: true, source: { start: 0, maxLength: portion } };
    for await (const { uid, source } of client.fetch(range, query, { uid: true })) {
      const mail = small.get(String(uid));
      // A server may answer twice, with what nobody asked for, or with NIL, which the library hands on as it is.
      if (mail === undefined || !isBytes(source)) continue;
      small.delete(mail.key);
      if (source.length >= portion) large.push(mail);
      else if (source.length === mail.size) yield { ...mail, bytes: source, left: null };
      else doubtful.push({ ...mail, bytes: source, left: null });
    }
  }
  for (const mail of doubtful) {
    const believed = await askAgain(client, mail);
    if (believed !== null) yield believed;
  }
  for (const mail of large) {
    const fetched = await fetchLarge(client, mail, sizeLimit);
    if (fetched !== null) yield fetched;
  }
}

/**
 * A mail that is not as long as the server said. Some servers reckon sizes wrongly, for ever: what comes twice alike is
 * the mail. One that came in part or empty comes whole now, or is left for later.
 */
async function askAgain(client: ImapFlow, mail: FetchedMail): Promise<FetchedMail | null> {
  const bytes = await fetchInPortions(client, mail, portion);
  if (bytes === null) return null;
  const longer = bytes.length >= mail.bytes.length ? bytes : mail.bytes;
  return longer.length === 0 && mail.size > 0 ? null : { ...mail, bytes: longer };
}

async function fetchLarge(client: ImapFlow, mail: ListedMail, sizeLimit: number): Promise<FetchedMail | null> {
  const saidToFit = mail.size <= sizeLimit;
  const bytes = await fetchInPortions(client, mail, saidToFit ? sizeLimit + 1 : beginning);
  if (bytes === null) return null;
  if (saidToFit && bytes.length <= sizeLimit) return { ...mail, bytes, left: null };
  const left = { reason: 'too-large', size: Math.max(mail.size, bytes.length) } as const;
  return { ...mail, bytes: Buffer.from(bytes.subarray(0, beginning)), left };
}

const isBytes = (source: unknown): source is Buffer => source instanceof Uint8Array;

/** The mail's bytes from its beginning, `atMost` of them; null where it is gone. */
async function fetchInPortions(client: ImapFlow, mail: ListedMail, atMost: number): Promise<Uint8Array | null> {
  let bytes = Buffer.allocUnsafe(Math.min(mail.size, atMost));
  let length = 0;
  while (length < atMost) {
    const maxLength = Math.min(portion, atMost - length);
    const answer = await client.fetchOne(mail.key, { uid: true, source: { start: length, maxLength } }, { uid: true });
    if (answer === false || !isBytes(answer.source)) return null;
    const end = length + answer.source.length;
    if (end > bytes.length) bytes = Buffer.concat([bytes], Math.min(atMost, Math.max(end, bytes.length * 2)));
    bytes.set(answer.source, length);
    length = end;
    // The end is where nothing more comes, not where the server said it would be.
    if (answer.source.length < maxLength) break;
  }
  return bytes.subarray(0, length);
}

async function acknowledge(client: ImapFlow, keys: readonly string[], how: AfterReading): Promise<void> {
  const range = compact(keys.map(Number));
  const done = await change(client, range, how);
  if (!client.usable) throw gone();
  if (!done) throw new NotAcknowledged();
}

/** Whether the server did it. The library answers false both for a refusal and for a lost connection. */
async function change(client: ImapFlow, range: string, how: AfterReading): Promise<boolean> {
  if (!client.usable) return false;
  if (how.do === 'mark-seen') return client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
  if (how.do === 'delete') return client.messageDelete(range, { uid: true });
  const moved = await client.messageMove(range, how.folder, { uid: true });
  if (moved !== false || !client.usable) return moved !== false;
  await client.mailboxCreate(how.folder);
  return (await client.messageMove(range, how.folder, { uid: true })) !== false;
}

/** `1:3,7` for 1, 2, 3, 7: a listing of thousands must fit into one command. */
function compact(uids: readonly number[]): string {
  const sorted = [...uids].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const uid of sorted) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && uid <= last[1] + 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',');
}

const timeOf = (date: Date | string | undefined) => {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(time) ? null : time;
};

// A server that closes cleanly leaves no error behind.
const gone = () => Object.assign(new Error('The connection is gone'), { code: 'ECONNRESET' });
