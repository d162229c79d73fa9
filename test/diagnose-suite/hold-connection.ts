import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { addressOf, password } from './dovecots.ts';

/** Connects, hears the greeting, and stays. Returns how it ends. */
export async function holdConnection(port: number): Promise<() => void> {
  const socket = await greeted(port);
  return () => void socket.destroy();
}

/** Signs in, and stays. Returns how it ends. */
export async function signInAndHold(port: number, user: string, speaks: 'imap' | 'pop3' = 'imap'): Promise<() => void> {
  const socket = await greeted(port);
  const lines =
    speaks === 'imap'
      ? [`a1 LOGIN ${addressOf(user)} ${password}`, 'a2 SELECT INBOX']
      : [`USER ${addressOf(user)}`, `PASS ${password}`];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (/^(a\d (NO|BAD)|-ERR)/m.test(String(answer))) throw new Error(`Cannot hold a connection: ${answer}`);
  }
  return () => void socket.destroy();
}

async function greeted(port: number): Promise<Socket> {
  const socket = createConnection({ port, host: '127.0.0.1' }).on('error', () => {});
  await once(socket, 'data');
  return socket;
}
