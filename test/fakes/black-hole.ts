import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

export interface BlackHole {
  port: number;
  /** From now on no byte passes on the connections that stand, in neither direction; none is closed either. */
  swallow(): void;
  /** Whether new connections pass (as after a firewall forgot the old ones) or vanish too. */
  newOnesPass: boolean;
  /** How many connections were taken so far. */
  connections(): number;
  stop(): Promise<void>;
}

/** A way to a server of this machine's that can stop passing bytes without a word, as a firewall does. */
export async function startBlackHole(target: number): Promise<BlackHole> {
  const sockets = new Set<Socket>();
  const passing = new Set<Socket>();
  let connections = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    connections += 1;
    keep(near);
    if (!hole.newOnesPass) return void near.pause();
    const far = createConnection({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    keep(far);
    passing.add(near).add(far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.pipe(to, { end: false });
      from.once('close', () => {
        if (passing.has(from)) to.destroy();
      });
      from.once('end', () => {
        if (passing.has(from)) to.end();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hole: BlackHole = {
    port: (server.address() as { port: number }).port,
    newOnesPass: true,
    swallow() {
      for (const socket of passing) {
        passing.delete(socket);
        socket.unpipe().pause();
      }
    },
    connections: () => connections,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return hole;
}
