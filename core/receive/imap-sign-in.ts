import { ImapFlow } from 'imapflow';
import type { Endpoint } from '../account/endpoint.ts';
import type { CheckedHost } from '../account/host-guard.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import { tlsTrust, withTrust } from '../account/trust.ts';
import { tryAddresses } from '../account/try-addresses.ts';
import type { Transcript } from './transcript.ts';

/**
 * Connects and signs in over IMAP (RFC 3501). The caller owns the connection.
 *
 * @throws StageError
 */
export async function signIn(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript?: Transcript,
): Promise<ImapFlow> {
  const host = await network.guard.check(endpoint.host, endpoint.port).catch((error) => {
    throw new StageError('dns', error);
  });
  const accessToken = await endpoint.bearer?.token();
  return tryAddresses(host, network, signal, (address, within) =>
    connectTo({ host, address, within, accessToken }, endpoint, network, signal, transcript),
  );
}

async function connectTo(
  way: { host: CheckedHost; address: string; within: number; accessToken: string | undefined },
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript?: Transcript,
): Promise<ImapFlow> {
  const { host, address, within, accessToken } = way;
  const client = new ImapFlow({
    host: address,
    port: host.port,
    ...(host.servername === undefined ? {} : { servername: host.servername }),
    secure: endpoint.encryption === 'tls',
    doSTARTTLS: endpoint.encryption === 'starttls',
    auth: { user: endpoint.login, ...(accessToken === undefined ? { pass: endpoint.password } : { accessToken }) },
    tls: tlsTrust(endpoint, network),
    logger: transcript === undefined ? false : listenerOf(transcript),
    disableAutoIdle: true,
    connectionTimeout: within,
    greetingTimeout: network.connectWithin,
    socketTimeout: network.silentAtMost,
    // The longest line that is no attack is an answer to SEARCH; no literal is asked for above 4 MB.
    maxLineLength: 8_000_000,
    maxLiteralSize: 16_000_000,
    maxResponseSize: 32_000_000,
    clientInfo: { name: 'Inbox Email', vendor: 'Inbox Email' },
  });
  // Failures reach us through the rejected command; an 'error' event without listener would end the process.
  client.on('error', () => {});
  const abort = () => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    await client.connect();
  } catch (thrown) {
    client.close();
    const error = withTrust(thrown, endpoint);
    if (accessToken !== undefined && takesNoTokens(client)) throw new StageError('sign-in', noBearer());
    if (accessToken !== undefined && stageOf(error, endpoint) === 'sign-in') {
      throw new StageError('sign-in', Object.assign(error as Error, { code: 'ETOKENREFUSED' }));
    }
    // RFC 3501, section 6.2.3: the library does not even try then, and says so without a code.
    const loginDisabled = accessToken === undefined && client.capabilities.has('LOGINDISABLED');
    throw new StageError(
      stageOf(error, endpoint),
      loginDisabled ? Object.assign(error as Error, { code: 'ELOGINDISABLED' }) : error,
    );
  }
  return client;
}

/** RFC 7628, and what Google had before it. A server that was not reached has said nothing of what it takes. */
function takesNoTokens({ capabilities }: ImapFlow): boolean {
  return capabilities.size > 0 && !['AUTH=OAUTHBEARER', 'AUTH=XOAUTH2'].some((name) => capabilities.has(name));
}

const noBearer = () => Object.assign(new Error('The server takes no access tokens'), { code: 'ENOBEARER' });

function stageOf(error: unknown, endpoint: Endpoint): 'connect' | 'tls' | 'sign-in' {
  const {
    authenticationFailed,
    code = '',
    responseStatus,
  } = error as {
    authenticationFailed?: boolean;
    code?: string;
    responseStatus?: string;
  };
  if (authenticationFailed === true || responseStatus !== undefined) return 'sign-in';
  if (endpoint.encryption !== 'none' && /CERT|SSL|TLS|SELF_SIGNED|EPROTO|VERIFY/.test(code)) return 'tls';
  return 'connect';
}

/**
 * Commands and tagged answers: the library logs these at `debug`, with passwords and literals hidden. Untagged answers
 * (`trace`: every mail of a listing) are neither asked for nor built.
 */
function listenerOf(transcript: Transcript) {
  const note = (entry: { src?: string; msg?: unknown }) => {
    if (entry.src === 'c' || entry.src === 's') transcript.add(entry.src === 'c' ? '→' : '←', String(entry.msg));
  };
  return { debug: note, info: () => {}, warn: () => {}, error: note };
}
