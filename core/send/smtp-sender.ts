import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type { Endpoint } from '../account/endpoint.ts';
import { failureOf } from '../account/failure.ts';
import type { CheckedHost } from '../account/host-guard.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import { tlsTrust, withTrust } from '../account/trust.ts';
import { tryAddresses } from '../account/try-addresses.ts';
import type { Envelope } from '../store/outbox.ts';
import { presentToken, tokenRefusal } from './present-token.ts';

/** What the server took. `refused`: recipients it did not want, while it took the mail for others. */
export interface Sent {
  serverWords: string;
  refused: { address: string; serverWords: string }[];
}

/** An open, signed-in connection to an outgoing server. */
export interface Submission {
  /** Hands a mail over. `beforeData` runs, and is waited for, just before the first byte of the mail goes out. */
  send(envelope: Envelope, raw: Uint8Array, beforeData?: () => Promise<void>): Promise<Sent>;
  close(): void;
}

/**
 * Connects and signs in for sending (RFC 6409).
 *
 * @throws StageError
 */
export async function openSubmission(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<Submission> {
  const host = await network.guard.check(endpoint.host, endpoint.port).catch((error) => {
    throw new StageError('dns', error);
  });
  const { connection, failed } = await tryAddresses(host, network, signal, (address, within) =>
    connectTo({ host, address, within }, endpoint, network, signal),
  );
  try {
    await Promise.race([afterwards(failed), signInTo(connection, endpoint)]);
  } catch (error) {
    connection.close();
    throw new StageError('sign-in', error);
  }
  return {
    async send(envelope, raw, beforeData = async () => {}) {
      try {
        const done = new Promise<SMTPConnectionSendInfo>((resolve, reject) => {
          connection.send(envelope, streamOf(raw, beforeData), (error, info) =>
            error === null || error === undefined ? resolve(info as SMTPConnectionSendInfo) : reject(error),
          );
        });
        return sentOf(await Promise.race([afterwards(failed), done]));
      } catch (error) {
        throw new StageError('send', error);
      }
    },
    close: () => connection.quit(),
  };
}

async function connectTo(
  { host, address, within }: { host: CheckedHost; address: string; within: number },
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
) {
  const connection = new SMTPConnection({
    host: address,
    port: host.port,
    ...(host.servername === undefined ? {} : { servername: host.servername }),
    secure: endpoint.encryption === 'tls',
    requireTLS: endpoint.encryption === 'starttls',
    ignoreTLS: endpoint.encryption === 'none',
    tls: tlsTrust(endpoint, network),
    customAuth: { [byToken]: presentToken },
    connectionTimeout: within,
    greetingTimeout: network.connectWithin,
    // RFC 5321, section 4.5.3.2.6: a server may take minutes to answer the end of the data.
    socketTimeout: 10 * 60_000,
    logger: false,
  });
  const abort = () => connection.close();
  signal.addEventListener('abort', abort, { once: true });
  connection.once('end', () => signal.removeEventListener('abort', abort));
  const failed = firstError(connection);
  try {
    await Promise.race([failed, new Promise<void>((resolve) => connection.connect(() => resolve()))]);
  } catch (error) {
    connection.close();
    throw new StageError(connectStage(error, endpoint), withTrust(error, endpoint));
  }
  return { connection, failed };
}

/** Rejects with the connection's first error; an 'error' event without listener would end the process. */
function firstError(connection: SMTPConnection): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('The connection is gone'), { code: 'ECONNRESET' })));
  });
  failed.catch(() => {});
  return failed;
}

/**
 * A server that ends the connection with a 421 ends it before the failure of what was asked is told, and only that has
 * the server's words.
 */
async function afterwards(failed: Promise<never>): Promise<never> {
  try {
    return await failed;
  } catch (error) {
    await new Promise((resolve) => setImmediate(resolve));
    throw error;
  }
}

async function signInTo(connection: SMTPConnection, { login, password, bearer }: Endpoint): Promise<void> {
  if (!connection.allowsAuth) throw Object.assign(new Error('No AUTH offered'), { code: 'ENOAUTH' });
  const credentials = { user: login, pass: (await bearer?.token()) ?? password };
  const auth = { credentials, ...(bearer !== undefined && { method: byToken }) };
  return new Promise((resolve, reject) => {
    connection.login(auth, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(bearer === undefined ? error : tokenRefusal(error));
    });
  });
}

/** A name of our own: under that of a real mechanism the library would fall back to the token as a password. */
const byToken = 'TOKEN';

function connectStage(error: unknown, endpoint: Endpoint): 'connect' | 'tls' {
  const { code = '', command = '' } = error as { code?: string; command?: string };
  if (endpoint.encryption === 'none') return 'connect';
  if (command === 'STARTTLS' || code === 'ETLS' || /CERT|SSL|TLS/.test(code + String(error))) return 'tls';
  // What the library calls ESOCKET may be a certificate that nobody vouches for.
  return /CERT|VERIFY/.test(failureOf('outgoing', 'connect', error).code) ? 'tls' : 'connect';
}

// The library reads the stream once the server has said 354: this is how we learn that the mail begins to go out.
function streamOf(raw: Uint8Array, beforeData: () => Promise<void>): Readable {
  async function* bytes() {
    await beforeData();
    yield raw;
  }
  return Readable.from(bytes(), { objectMode: false });
}

function sentOf(info: SMTPConnectionSendInfo): Sent {
  const refused = (info.rejectedErrors ?? []).map((error) => ({
    address: String(error.recipient ?? ''),
    serverWords: error.response ?? error.message,
  }));
  return { serverWords: info.response, refused };
}
