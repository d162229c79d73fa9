import type { AddressInfo, Server, Socket } from 'node:net';

/** A server's place on the network, which it can leave and take up again. */
export interface Listening {
  port: number;
  /** Refuses new connections and cuts those there are. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Port 0 is any free one. Rejects with the network's error, as EADDRINUSE. */
export async function listen(server: Server, port: number): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    // Both protocols answer in several small writes, which would wait for each other's acknowledgement.
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
