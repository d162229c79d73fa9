import { type ClientRequest, get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { CheckedHost } from '../host-guard.ts';
import type { Network } from '../network.ts';
import { pinnedTo } from '../pinned-look-up.ts';

/** A description of a provider's servers is some kilobytes. */
const largest = 64 * 1024;
const redirectsAtMost = 3;

/**
 * Fetches a text over HTTP; null where there is none to be had, whatever the reason: nobody is told which. Every host, also
 * one that a redirect leads to, passes the guard, and the connection goes to the addresses that it checked.
 */
export async function fetchDescription(
  url: string,
  network: Network,
  signal: AbortSignal,
  redirects = redirectsAtMost,
): Promise<{ url: string; text: string } | null> {
  try {
    const place = new URL(url);
    const secure = place.protocol === 'https:';
    if ((!secure && place.protocol !== 'http:') || place.username !== '' || place.password !== '') return null;
    const port = place.port === '' ? (secure ? 443 : 80) : Number(place.port);
    const host = await network.guard.check(place.hostname, port, 'web');
    const answer = await ask(place, secure, host, network, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && redirects > 0) {
      answer.destroy();
      const next = new URL(headers.location, place);
      // What began encrypted is not continued in the open.
      return secure && next.protocol !== 'https:' ? null : fetchDescription(next.href, network, signal, redirects - 1);
    }
    if (statusCode !== 200) {
      answer.destroy();
      return null;
    }
    const text = await textOf(answer);
    return text === null ? null : { url, text };
  } catch {
    return null;
  }
}

function ask(
  place: URL,
  secure: boolean,
  host: CheckedHost,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = {
      host: host.servername ?? (host.addresses[0] as string),
      port: host.port,
      path: `${place.pathname}${place.search}`,
      headers: { Host: place.host, Accept: 'text/xml, application/xml', 'User-Agent': 'Inbox Email' },
      // A connection of its own, to the checked addresses: the name is not looked up again.
      agent: false as const,
      lookup: pinnedTo(host.addresses),
      signal,
    };
    const request: ClientRequest = secure
      ? getHttps(
          { ...options, ca: network.authorities, ...(host.servername && { servername: host.servername }) },
          resolve,
        )
      : getHttp(options, resolve);
    request.once('error', reject);
  });
}

/** Null where it is larger than any description. */
async function textOf(answer: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) {
      answer.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
