import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { CheckedHost } from '../host-guard.ts';
import type { Network } from '../network.ts';
import type { Encryption } from '../technology.ts';

/** A server that may or may not be there. `tls`: with the first byte. */
export interface ServiceTarget {
  speaks: 'imap' | 'pop3' | 'smtp';
  host: string;
  port: number;
  tls: boolean;
}

/** A mail server that answered. */
export interface ServiceAnswer {
  encryption: Encryption;
  /** Its certificate is good and carries the host's name. */
  trusted: boolean;
  /** People may sign in: a server that only takes mail from other servers offers no AUTH. */
  signIn: boolean;
}

/** No probe waits longer for a connection, a greeting or an answer, in milliseconds. */
const patience = 3000;

/**
 * Asks a server what it offers, without ever signing in; null where no mail server answers, whatever the reason. Goes on to
 * TLS where the server offers it.
 */
export async function probeService(
  target: ServiceTarget,
  network: Network,
  signal: AbortSignal,
): Promise<ServiceAnswer | null> {
  const open: Socket[] = [];
  const close = () => {
    for (const socket of open) socket.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  const timer = setTimeout(close, patience);
  try {
    const host = await network.guard.check(target.host, target.port);
    signal.throwIfAborted();
    const plain = connect({ host: host.addresses[0] as string, port: host.port });
    open.push(plain);
    await happens(plain, 'connect');
    return target.tls
      ? await overTls(plain, target, host, network, open)
      : await overPlain(plain, target, host, network, open);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', close);
    close();
  }
}

async function overTls(plain: Socket, target: ServiceTarget, host: CheckedHost, network: Network, open: Socket[]) {
  const { socket, trusted } = await secure(plain, host, network, open);
  await greeting(socket, target.speaks);
  const offers = await offersOf(socket, target.speaks);
  return { encryption: 'tls' as const, trusted, signIn: signInOffered(offers, target.speaks) };
}

async function overPlain(plain: Socket, target: ServiceTarget, host: CheckedHost, network: Network, open: Socket[]) {
  const { speaks } = target;
  await greeting(plain, speaks);
  const offers = await offersOf(plain, speaks);
  if (!startTlsOffered[speaks].test(offers)) {
    return { encryption: 'none' as const, trusted: false, signIn: signInOffered(offers, speaks) };
  }
  const agreed = await ask(plain, startTls[speaks].command, startTls[speaks].ended);
  if (!startTls[speaks].agreed.test(agreed)) return null;
  const { socket, trusted } = await secure(plain, host, network, open);
  // What is offered after the encryption has begun is another list (RFC 3207, section 4.2).
  const inside = await offersOf(socket, speaks);
  return { encryption: 'starttls' as const, trusted, signIn: signInOffered(inside, speaks) };
}

const greetings = { imap: /^\* (OK|PREAUTH)\b/i, pop3: /^\+OK\b/i, smtp: /^220[ -]/ };
const startTlsOffered = { imap: /\bSTARTTLS\b/i, pop3: /^STLS\b/im, smtp: /^250[ -]STARTTLS\b/im };
const startTls = {
  imap: { command: 'a2 STARTTLS', ended: /^a2 .*\r?\n/m, agreed: /^a2 OK\b/im },
  pop3: { command: 'STLS', ended: /\r?\n/, agreed: /^\+OK\b/i },
  smtp: { command: 'STARTTLS', ended: /^\d{3} .*\r?\n/m, agreed: /^220/ },
};

async function greeting(socket: Socket, speaks: ServiceTarget['speaks']): Promise<void> {
  const whole = speaks === 'smtp' ? /^\d{3} .*\r?\n/m : /\r?\n/;
  if (!greetings[speaks].test(await ask(socket, null, whole))) throw new Error('Not a mail server');
}

function offersOf(socket: Socket, speaks: ServiceTarget['speaks']): Promise<string> {
  if (speaks === 'imap') return ask(socket, 'a1 CAPABILITY', /^a1 .*\r?\n/m);
  // RFC 2449: a server may know no CAPA.
  if (speaks === 'pop3') return ask(socket, 'CAPA', /^\.\r?\n|^-ERR.*\r?\n/m);
  return ask(socket, 'EHLO [127.0.0.1]', /^\d{3} .*\r?\n/m);
}

const signInOffered = (offers: string, speaks: ServiceTarget['speaks']) =>
  speaks !== 'smtp' || /^250[ -]AUTH\b/im.test(offers);

async function secure(plain: Socket, host: CheckedHost, network: Network, open: Socket[]) {
  const socket = connectTls({
    socket: plain,
    ca: network.authorities,
    // A certificate that the real connection will refuse still tells that a server is there.
    rejectUnauthorized: false,
    ...(host.servername !== undefined && { servername: host.servername }),
  });
  open.push(socket);
  await happens(socket, 'secureConnect');
  return { socket, trusted: socket.authorized };
}

/** What the server says until `whole` is satisfied; 16 kB at most. */
function ask(socket: Socket, command: string | null, whole: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const settle = (end: () => void) => {
      socket.off('data', hear).off('close', gone).off('error', gone).pause();
      end();
    };
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (whole.test(text)) settle(() => resolve(text));
      else if (text.length > 16_384) gone();
    };
    const gone = () => settle(() => reject(new Error('No answer')));
    socket.on('data', hear).on('close', gone).on('error', gone).resume();
    if (command !== null) socket.write(`${command}\r\n`);
  });
}

function happens(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays: an error that nobody hears would end the process.
    socket.on('error', reject).once('close', () => reject(new Error('Closed')));
    socket.once(event, () => resolve());
  });
}
