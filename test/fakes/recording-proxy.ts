import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Passes everything on to a port of this machine, and keeps what was sent there and back. */
export interface RecordingProxy {
  port: number;
  /** Everything so far, as latin1. */
  recorded(): string;
  stop(): Promise<void>;
}

export async function startRecordingProxy(target: number): Promise<RecordingProxy> {
  const sockets = new Set<Socket>();
  const kept: Buffer[] = [];
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from));
      from.on('data', (bytes: Buffer) => kept.push(bytes));
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    recorded: () => Buffer.concat(kept).toString('latin1'),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
