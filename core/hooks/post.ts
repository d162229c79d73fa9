import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type CheckedHost, HostRefused, PortRefused } from '../account/host-guard.ts';
import type { Network } from '../account/network.ts';
import { pinnedTo } from '../account/pinned-look-up.ts';

/** What a receiver answered. */
export interface Answer {
  status: number;
  /** Milliseconds that it asks to be left alone for (Retry-After in seconds); null where it does not say. */
  retryAfter: number | null;
  /** The beginning of its body. */
  body: string;
}

/** Why there is no answer. `address-refused`: the guard does not let us there. */
export type NoAnswer = 'address-refused' | 'unknown-host' | 'timed-out' | 'unreachable';

/**
 * Where a request may go: an address of ours or of the public internet over HTTPS, one of the allowed networks also over
 * HTTP. The connection has to go to the addresses that come back.
 *
 * @throws HostRefused, PortRefused, or as the look-up fails
 */
export function checkHookUrl(url: URL, { guard }: Pick<Network, 'guard'>): Promise<CheckedHost> {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return guard.check(url.hostname, port, secure ? 'hook' : 'hook-in-the-open');
}

/** Posts JSON to where the guard allows. Follows no redirect, and reads no more of the answer than `answerAtMost` bytes. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  {
    network,
    within,
    answerAtMost,
    signal,
  }: { network: Network; within: number; answerAtMost: number; signal: AbortSignal },
): Promise<Answer | NoAnswer> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(within)]);
  try {
    const place = new URL(url);
    const host = await inTime(checkHookUrl(place, network), deadline);
    const answer = await send(place, host, body, headers, network, deadline);
    const { statusCode: status = 0, headers: told } = answer;
    return { status, retryAfter: secondsIn(told['retry-after']), body: await beginningOf(answer, answerAtMost) };
  } catch (error) {
    if (error instanceof HostRefused || error instanceof PortRefused) return 'address-refused';
    if (deadline.aborted) return 'timed-out';
    return (error as NodeJS.ErrnoException).code === 'ENOTFOUND' ? 'unknown-host' : 'unreachable';
  }
}

/** A look-up cannot be broken off; nobody waits for it any longer. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function send(
  place: URL,
  host: CheckedHost,
  body: string,
  headers: Record<string, string>,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const options = {
      host: host.servername ?? (host.addresses[0] as string),
      port: host.port,
      method: 'POST',
      path: `${place.pathname}${place.search}`,
      headers: {
        ...{ Host: place.host, 'User-Agent': 'Inbox Email', 'Content-Type': 'application/json' },
        ...{ 'Content-Length': String(bytes.length), ...headers },
      },
      // A connection of its own, to the checked addresses: the name is not looked up again.
      agent: false as const,
      lookup: pinnedTo(host.addresses),
      signal,
    };
    const request =
      place.protocol === 'https:'
        ? requestHttps(
            { ...options, ca: network.authorities, ...(host.servername && { servername: host.servername }) },
            resolve,
          )
        : requestHttp(options, resolve);
    request.once('error', reject);
    request.end(bytes);
  });
}

/** As much as came: whatever becomes of the rest, the receiver has answered. */
async function beginningOf(answer: IncomingMessage, atMost: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= atMost) break;
    }
  } catch {
    // Broken off.
  }
  answer.destroy();
  return Buffer.concat(chunks).subarray(0, atMost).toString('utf8');
}

function secondsIn(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}
