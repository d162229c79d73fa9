import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the receiver answers: a status, with headers and body; `'silence'`: nothing at all. */
export type Say = number | { status: number; headers?: Record<string, string>; body?: string } | 'silence';

/** An HTTP server on this machine that answers as it is told and remembers what it was sent. */
export interface ScriptedReceiver {
  url: string;
  requests: ReceivedRequest[];
  /** The answers to come, one a request; after them, 204 to each. */
  script: Say[];
  /** Resolves when so many requests have come. */
  came(count: number): Promise<ReceivedRequest[]>;
  stop(): Promise<void>;
}

export async function startScriptedReceiver(): Promise<ScriptedReceiver> {
  const requests: ReceivedRequest[] = [];
  const script: Say[] = [];
  let look = () => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const say = script.shift() ?? 204;
    requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    if (say !== 'silence') {
      const { status, headers = {}, body = '' } = typeof say === 'number' ? { status: say } : say;
      response.writeHead(status, headers).end(body);
    }
    look();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    requests,
    script,
    came: (count) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`${requests.length} of ${count} requests came`)), 10_000);
        look = () => {
          if (requests.length < count) return;
          clearTimeout(tooLate);
          resolve(requests.slice(0, count));
        };
        look();
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
