import { setTimeout as pause } from 'node:timers/promises';
import { type Endpoint, secretsIn } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import type { Mailbox, MailSession } from './mail-session.ts';
import { connectionLost } from './pop3/byte-reader.ts';
import { orRefused } from './pop3/conversation.ts';
import { deleteMails } from './pop3/delete-mails.ts';
import { createReconnecting, type Reconnecting } from './pop3/reconnecting.ts';
import { retrieve } from './pop3/retrieve.ts';
import { signIn } from './pop3/sign-in.ts';
import { createTranscript, type Transcript } from './transcript.ts';

/**
 * A session over POP3 (RFC 1939; CAPA: RFC 2449; STLS: RFC 2595; SASL PLAIN: RFC 5034). Mail stays on the server unless
 * it is acknowledged by deleting. A server shows new mail only to a new connection and locks the maildrop for others
 * meanwhile: while the session waits it is not connected, and it connects again by itself.
 *
 * @throws StageError
 */
export async function openPop3Session(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript: Transcript = createTranscript(secretsIn(endpoint)),
): Promise<MailSession> {
  const closing = new AbortController();
  const ended = AbortSignal.any([signal, closing.signal]);
  const connect = () => signIn(endpoint, network, ended, transcript);
  const connection = createReconnecting(await connect(), connect);
  const source = `pop://${encodeURIComponent(endpoint.login)}@${endpoint.host}:${endpoint.port}/INBOX`;
  const changed = createPoll(connection, ended);
  return {
    async open(folder) {
      if (folder.toUpperCase() !== 'INBOX') throw new StageError('folder', onlyInbox());
      const { length } = await listMails(connection);
      return maildrop(connection, source, length, changed);
    },
    async close() {
      await connection.end();
      closing.abort();
    },
    transcript: transcript.lines,
  };
}

function maildrop(
  connection: Reconnecting,
  source: string,
  exists: number,
  changed: (pollEvery: number) => Promise<void>,
): Mailbox {
  return {
    source,
    uidValidity: '',
    next: null,
    exists,
    changeMark: null,
    list: () => listMails(connection),
    listSince: () => listMails(connection),
    fetch: (mails, sizeLimit) => fetchMails(connection, mails, sizeLimit),
    changed,
    async acknowledge(keys, how) {
      if (how.do === 'delete') await connection.inTurn(() => deleteMails(connection, keys));
    },
  };
}

const listMails = (connection: Reconnecting): Promise<ListedMail[]> =>
  connection.inTurn(async () => {
    // What the maildrop held when we connected stays true, but only while the connection stands.
    const { conversation } = await connection.signedIn();
    await conversation.ask('NOOP').catch(orRefused);
    return (await connection.listing()).mails;
  });

async function* fetchMails(
  connection: Reconnecting,
  mails: readonly ListedMail[],
  sizeLimit: number,
): AsyncGenerator<FetchedMail> {
  const done = await connection.turn();
  let rest = mails;
  let failure: unknown;
  try {
    while (rest.length > 0) {
      const { numberOf } = await connection.listing();
      const there = rest.flatMap((mail) => {
        const number = numberOf(mail.key);
        return number === undefined ? [] : [{ mail, number }];
      });
      const dealtWith = yield* retrieve(await connection.signedIn(), there, sizeLimit);
      rest = there.slice(dealtWith).map(({ mail }) => mail);
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    done(failure);
  }
}

/** Waits unconnected, then connects anew, which is when a server shows what has come. */
function createPoll(connection: Reconnecting, ended: AbortSignal): (pollEvery: number) => Promise<void> {
  let waiting = new AbortController();
  return async (pollEvery) => {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    await connection.inTurn(connection.leave);
    const wait = Math.max(pollEvery, connection.loginDelay);
    await pause(wait, undefined, { signal: AbortSignal.any([signal, ended]) }).catch(() => {});
    if (ended.aborted) throw connectionLost();
    // Somebody waits anew: this wait has nothing more to say.
    if (signal.aborted) return;
    await connection.inTurn(async () => {
      await connection.leave();
      await connection.signedIn();
    });
  };
}

const onlyInbox = () => Object.assign(new Error('POP3 has one folder, INBOX'), { code: 'EONEFOLDER' });
