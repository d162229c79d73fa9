import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Endpoint } from '../account/endpoint.ts';
import type { CheckedHost } from '../account/host-guard.ts';
import type { Network } from '../account/network.ts';
import { tlsTrust, withTrust } from '../account/trust.ts';

/** A connection on which lines are said and heard. No sign-in happens on it. */
export interface Wire {
  say(line: string): void;
  /** The next line, without its end. @throws as the socket does; ECONNRESET at its end, ENOTMAIL for a line without one */
  line(): Promise<string>;
  /** Goes on in TLS on the same connection. @throws where the server has said more than it was asked (RFC 3207, section 4.2) */
  encrypt(host: CheckedHost, endpoint: Endpoint, network: Network, whom?: { whoever: true }): Promise<TLSSocket>;
  close(): void;
}

/** A mail server needs far less for a line. */
const longestLine = 16_384;

/** Opens a TCP connection to a checked address; aborting closes it. */
export async function connectTo(address: string, port: number, signal: AbortSignal): Promise<Wire> {
  signal.throwIfAborted();
  const socket = connect({ host: address, port, noDelay: true });
  // Between two stages nobody listens, and an error that nobody hears would end the process.
  socket.on('error', () => {});
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', abort));
  await once(socket, 'connect');
  return wireOf(socket);
}

function wireOf(plain: Socket): Wire {
  let socket = plain;
  let unread = '';
  return {
    say: (line) => void socket.write(`${line}\r\n`),
    async line() {
      for (;;) {
        const end = unread.indexOf('\n');
        if (end !== -1) {
          const line = unread.slice(0, end).replace(/\r$/, '');
          unread = unread.slice(end + 1);
          return line;
        }
        if (unread.length > longestLine) throw refusal(unread, 'ENOTMAIL');
        unread += await more(socket, unread);
      }
    },
    async encrypt(host, endpoint, network, whom) {
      if (unread !== '') throw refusal(unread, 'ENOTMAIL');
      const secure = connectTls({
        socket: plain,
        ...tlsTrust(endpoint, network),
        // Only to look at the certificate: nothing is said then.
        rejectUnauthorized: whom === undefined,
        host: endpoint.host,
        ...(host.servername === undefined ? {} : { servername: host.servername }),
      });
      secure.on('error', () => {});
      plain.once('error', (error) => secure.destroy(error));
      await once(secure, 'secureConnect').catch((error) => {
        throw withTrust(error, endpoint);
      });
      socket = secure;
      return secure;
    },
    close: () => plain.destroy(),
  };
}

function more(socket: Socket, heard: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      socket.pause();
      for (const [event, listener] of Object.entries(listeners)) socket.removeListener(event, listener);
      settle();
    };
    const listeners = {
      data: (chunk: Buffer) => end(() => resolve(chunk.toString('latin1'))),
      error: (error: Error) => end(() => reject(error)),
      close: () => end(() => reject(Object.assign(new Error('Closed'), { code: 'ECONNRESET', response: heard }))),
    };
    if (socket.destroyed) return void listeners.close.call(null);
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
    socket.resume();
  });
}

function once(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(Object.assign(new Error('Closed'), { code: 'ECONNRESET' }));
    socket.once('error', reject).once('close', closed);
    socket.once(event, () => {
      socket.removeListener('error', reject).removeListener('close', closed);
      resolve();
    });
  });
}

/** What a server said instead of what it should, with the codes that its words hold. */
export function refusal(words: string, code = ''): Error {
  const reply = Number(/^(\d{3})[ -]/.exec(words)?.[1] ?? 0);
  const status = /^(?:\S+ )?(?:NO|BAD|BYE|-ERR) \[([A-Z/-]+)/i.exec(words)?.[1]?.toUpperCase();
  return Object.assign(new Error(`The server said: ${words}`), {
    code,
    response: words,
    ...(reply > 0 && { responseCode: reply }),
    ...(status !== undefined && { serverResponseCode: status }),
  });
}
