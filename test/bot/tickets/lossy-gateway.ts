import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next call of a method: Slack does it and the answer is lost, or Slack never hears of it. */
type Loss = 'lose-answer' | 'lose-request';

interface Answer {
  status: number;
  body: string;
}

/** Stands between the bot and the workspace's Web API, and breaks the connection where a test says so. */
export interface LossyGateway {
  /** Ends in a slash, as `slackApiUrl` does. */
  url: string;
  lose(method: string, loss: Loss, times?: number): void;
  /** The same for the call of that number from now on, whatever its method; `lost` is called when it happens. */
  loseCall(number: number, loss: Loss, lost: () => void): void;
  /** While it answers something, Slack does not hear of the call: what came of a method and its arguments. */
  instead: ((method: string, sent: string) => Answer | null | Promise<Answer | null>) | null;
  /** How often each method arrived here. */
  calls(method: string): number;
  stop(): Promise<void>;
}

export async function startLossyGateway(slackApiUrl: string): Promise<LossyGateway> {
  const losses: { method: string; loss: Loss }[] = [];
  const counts = new Map<string, number>();
  let oneCall: { left: number; loss: Loss; lost: () => void } | null = null;
  const lossOf = (method: string): Loss | null => {
    if (oneCall !== null && --oneCall.left === 0) {
      oneCall.lost();
      return oneCall.loss;
    }
    const at = losses.findIndex((one) => one.method === method);
    return at === -1 ? null : (losses.splice(at, 1)[0]?.loss ?? null);
  };
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace(/^\/|\?.*$/g, '');
    counts.set(method, (counts.get(method) ?? 0) + 1);
    const loss = lossOf(method);
    if (loss === 'lose-request') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const instead = await gateway.instead?.(
      method,
      decodeURIComponent(Buffer.concat(chunks).toString()).replaceAll('+', ' '),
    );
    if (instead) {
      response.writeHead(instead.status, { 'content-type': 'application/json' });
      return void response.end(instead.body);
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(`${slackApiUrl}${request.url?.slice(1)}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: Buffer.concat(chunks),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (loss === 'lose-answer') return void request.socket.destroy();
    const retryAfter = answer.headers.get('retry-after');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      ...(retryAfter !== null && { 'retry-after': retryAfter }),
    });
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway: LossyGateway = {
    instead: null,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    lose(method, loss, times = 1) {
      for (let left = times; left > 0; left--) losses.push({ method, loss });
    },
    loseCall(number, loss, lost) {
      oneCall = { left: number, loss, lost };
    },
    calls: (method) => counts.get(method) ?? 0,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return gateway;
}
