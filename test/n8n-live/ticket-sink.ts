import { once } from 'node:events';
import { createServer } from 'node:http';

/** Where workflows put their tickets: whatever is posted is kept. */
export interface TicketSink {
  url: string;
  /** The subjects in the order in which they came. */
  subjects: string[];
  /** When the last one came (performance.now()). */
  lastAt(): number;
  /** Resolves once there are so many different ones. Rejects after `within` milliseconds. */
  holds(count: number, within: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startTicketSink(): Promise<TicketSink> {
  const subjects: string[] = [];
  let changed = () => {};
  let lastAt = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    subjects.push((JSON.parse(body) as { subject: string }).subject);
    lastAt = performance.now();
    changed();
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/tickets`,
    subjects,
    lastAt: () => lastAt,
    holds: (count, within) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${new Set(subjects).size} of ${count} tickets came`)), within);
        changed = () => {
          if (new Set(subjects).size < count) return;
          clearTimeout(timer);
          resolve();
        };
        changed();
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
