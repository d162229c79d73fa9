import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createWebServer } from 'node:http';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createServer as createTlsServer } from 'node:tls';
import { startScriptedSmtp } from '../fakes/scripted-smtp.ts';
import type { Certificate } from './certificates.ts';

/** Ports of servers that behave as no mail server should. */
export interface OddServers {
  silent: number;
  hangsUp: number;
  hangsUpInTls: number;
  web: number;
  ssh: number;
  late: number;
  oldTls: number;
  weakTls: number;
  strangeCiphers: number;
  blackHole: number;
  smtp421AtAuth: number;
  smtpSilentAtMail: number;
  smtpSilentAtEnd: number;
  imapWithoutCapabilities: number;
  stop(): Promise<void>;
}

export async function startOddServers(
  certificates: Record<'good' | 'weak', Certificate>,
  imapPort: number,
): Promise<OddServers> {
  const stopping: (() => unknown)[] = [];
  const listen = async (server: Server): Promise<number> => {
    const sockets = new Set<Socket>();
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stopping.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as { port: number }).port;
  };
  const talk = (converse: (socket: Socket) => void) => listen(createServer(converse));
  const smtp = async (script: Parameters<typeof startScriptedSmtp>[0]) => {
    const server = await startScriptedSmtp(script);
    stopping.push(() => server.stop());
    return server.port;
  };
  const identityOf = ({ certificate, key }: Certificate) => ({
    cert: readFileSync(certificate),
    key: readFileSync(key),
  });
  const tls = (options: object) =>
    listen(
      createTlsServer(
        { ...identityOf(certificates.good), ...options },
        (socket) => void socket.end('* OK ready\r\n'),
      ).on('tlsClientError', () => {}),
    );
  const hole = await openBlackHole();
  stopping.push(hole.stop);
  return {
    silent: await talk(() => {}),
    hangsUp: await talk((socket) => void socket.destroy()),
    hangsUpInTls: await talk((socket) => void socket.once('data', () => socket.destroy())),
    web: await listen(createWebServer((_, response) => void response.end('Hello'))),
    ssh: await talk((socket) => void socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n')),
    late: await talk((socket) => setTimeout(() => forward(socket, imapPort), 5000)),
    // No server software of today shows such a key by itself.
    weakTls: await tls({ ...identityOf(certificates.weak), ciphers: 'DEFAULT@SECLEVEL=0' }),
    oldTls: await tls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    strangeCiphers: await tls({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-NULL-SHA@SECLEVEL=0' }),
    blackHole: hole.port,
    smtp421AtAuth: await smtp({ auth: '421 4.7.0 Temporary System Problem. Try again later' }),
    smtpSilentAtMail: await smtp({ mail: 'silence' }),
    smtpSilentAtEnd: await smtp({ end: 'silence' }),
    imapWithoutCapabilities: await talk((socket) => {
      socket.write('* OK ready\r\n');
      createInterface({ input: socket }).on('line', (line) =>
        socket.write(`${line.split(' ')[0]} BAD Unknown command\r\n`),
      );
    }),
    async stop() {
      await Promise.all(stopping.map((stop) => stop()));
    },
  };
}

function forward(near: Socket, port: number): void {
  const far = createConnection({ port, host: '127.0.0.1' });
  far.on('error', () => near.destroy()).once('close', () => near.destroy());
  near.once('close', () => far.destroy());
  near.pipe(far).pipe(near);
}

/**
 * A port whose connections never come to stand: its process listens, is stopped, and its queue is full, so that the
 * kernel drops what knocks, as a firewall does.
 */
async function openBlackHole(): Promise<{ port: number; stop: () => void }> {
  const listening = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 },
    () => console.log(server.address().port))`;
  const child = spawn(process.execPath, ['-e', listening], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  child.kill('SIGSTOP');
  const port = Number(line);
  const fillers = Array.from({ length: 4 }, () => createConnection({ port, host: '127.0.0.1' }).on('error', () => {}));
  await once(fillers[0] as Socket, 'connect');
  return {
    port,
    stop() {
      for (const socket of fillers) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
