import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Asked {
  /** As `POST /tickets/7/close`. */
  what: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

export interface ScriptedDesk {
  url: string;
  asked: Asked[];
  /** What is answered; 200 and an empty object unless told. */
  answer: (asked: Asked) => { status?: number; body: unknown };
  stop(): Promise<void>;
}

/** A desk's HTTP API that answers as told. */
export async function startScriptedDesk(): Promise<ScriptedDesk> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '', desk.url);
    const asked: Asked = {
      what: `${request.method} ${pathname.replace(/^\/api\/v1/, '')}`,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    desk.asked.push(asked);
    const { status = 200, body } = desk.answer(asked);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const desk: ScriptedDesk = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked: [],
    answer: () => ({ body: {} }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return desk;
}
