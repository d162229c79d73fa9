import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Endpoint } from './endpoint.ts';
import type { CheckedHost } from './host-guard.ts';
import type { Network } from './network.ts';
import { tryAddresses } from './try-addresses.ts';

type Target = Pick<Endpoint, 'speaks' | 'host' | 'port' | 'encryption'>;

/** A connection made for testing only: no sign-in happens on it. */
export interface Probe {
  socket: Socket;
  host: CheckedHost;
  close(): void;
}

/** Looks the host up, opens a TCP connection and, where the server speaks first, hears its greeting. */
export async function probeConnection(target: Target, network: Network, signal: AbortSignal): Promise<Probe> {
  const host = await network.guard.check(target.host, target.port);
  const socket = await tryAddresses(host, network, signal, (address, within) =>
    connectTo(address, host.port, within, signal),
  );
  try {
    socket.setTimeout(network.connectWithin);
    if (target.encryption !== 'tls') await expectGreeting(socket, target.speaks);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { socket, host, close: () => socket.destroy() };
}

async function connectTo(host: string, port: number, within: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port });
  // Between two stages nobody listens, and an error that nobody hears would end the process.
  socket.on('error', () => {});
  socket.setTimeout(within, () => socket.destroy(timeoutError()));
  const abort = () => socket.destroy(new Error('The test was called off'));
  signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', abort));
  await once(socket, 'connect').catch((error) => {
    socket.destroy();
    throw error;
  });
  return socket;
}

/** Goes on to TLS as the encryption says. Returns what was agreed on, as `TLSv1.3, 42 days left`. */
export async function probeTls(probe: Probe, target: Target, network: Network): Promise<string> {
  if (target.encryption === 'starttls') await askForTls(probe.socket, target.speaks);
  const secure = connectTls({
    socket: probe.socket,
    ca: network.authorities,
    ...(probe.host.servername === undefined ? {} : { servername: probe.host.servername }),
    host: target.host,
  });
  secure.on('error', () => {});
  probe.socket.once('error', (error) => secure.destroy(error));
  await once(secure, 'secureConnect');
  if (target.encryption === 'tls') await expectGreeting(secure, target.speaks);
  return agreedOn(secure);
}

function agreedOn(secure: TLSSocket): string {
  const until = Date.parse(secure.getPeerCertificate().valid_to);
  const days = Math.floor((until - Date.now()) / 86_400_000);
  return `${secure.getProtocol() ?? 'TLS'}${Number.isNaN(days) ? '' : ` · ${days} d`}`;
}

const greetings: Record<Target['speaks'], RegExp> = {
  imap: /^\* (OK|PREAUTH)\b/i,
  pop3: /^\+OK\b/i,
  smtp: /^220[ -]/,
};

async function expectGreeting(socket: Socket, speaks: Target['speaks']): Promise<void> {
  const line = await answer(socket, (text) => /\r?\n/.test(text));
  if (!greetings[speaks].test(line)) throw refusal(line, 'ENOTMAIL');
}

async function askForTls(socket: Socket, speaks: Target['speaks']): Promise<void> {
  if (speaks === 'pop3') {
    socket.write('STLS\r\n');
    const said = await answer(socket, (text) => /\r?\n/.test(text));
    if (!/^\+OK\b/i.test(said)) throw refusal(said, 'ENOSTARTTLS');
    return;
  }
  if (speaks === 'imap') {
    socket.write('a1 STARTTLS\r\n');
    const said = await answer(socket, (text) => /^a1 .*\r?\n/m.test(text));
    if (!/^a1 OK/im.test(said)) throw refusal(said, 'ENOSTARTTLS');
    return;
  }
  socket.write('EHLO [127.0.0.1]\r\n');
  const offers = await answer(socket, (text) => /^\d{3} .*\r?\n/m.test(text));
  if (!/^250[ -]STARTTLS\b/im.test(offers)) throw refusal('', 'ENOSTARTTLS');
  socket.write('STARTTLS\r\n');
  const said = await answer(socket, (text) => /^\d{3} .*\r?\n/m.test(text));
  if (!said.startsWith('220')) throw refusal(said, 'ENOSTARTTLS');
}

/** What the server says up to where `complete` is satisfied; 16 kB at most, a mail server needs far less. */
function answer(socket: Socket, complete: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (settle: () => void) => {
      for (const [event, listener] of Object.entries(listeners)) socket.removeListener(event, listener);
      socket.pause();
      settle();
    };
    const listeners = {
      data: (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (complete(text)) end(() => resolve(text));
        else if (text.length > 16_384) end(() => reject(refusal(text, 'ENOTMAIL')));
      },
      error: (error: Error) => end(() => reject(error)),
      close: () => end(() => reject(Object.assign(new Error('Closed'), { code: 'ECONNRESET', response: text }))),
    };
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

const refusal = (response: string, code: string) =>
  Object.assign(new Error(`The server said: ${response}`), { code, response });
const timeoutError = () => Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' });
