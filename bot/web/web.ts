import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';

/** The bot's own HTTP server: health, and Slack's requests in HTTP mode. */
export interface Web {
  app: Express;
  /** http://HOST:PORT, with the port that it really has. */
  url: string;
  /** Takes no further requests and lets those in flight end. */
  close(): Promise<void>;
}

/** The port is in use, and no other will do. */
class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Set PORT to a free one, or stop that program.`);
    this.name = 'PortTaken';
  }
}

/**
 * Opens the server; `anyPort` takes a free port where the wanted one is in use.
 *
 * @throws PortTaken
 */
export async function openWeb({ host, port, anyPort }: { host: string; port: number; anyPort: boolean }): Promise<Web> {
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, host, () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (!anyPort) throw new PortTaken(port);
    return listen(0);
  });
  const { port: listening } = server.address() as AddressInfo;
  return {
    app,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      return closed;
    },
  };
}
