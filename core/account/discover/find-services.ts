import { canonicalHost } from '../canonical-host.ts';
import type { ServiceRecord } from '../name-service.ts';
import type { Network } from '../network.ts';
import type { Protocol, Technology } from '../technology.ts';
import type { FoundIncoming, FoundOutgoing, FoundServers } from './detection.ts';
import { loginFor, type MailAddress } from './mail-address.ts';
import { probeService } from './probe-service.ts';
import { bestFirst } from './provider.ts';

/** RFC 6186 and, for submission over TLS, RFC 8314, section 5.1. */
const services: Record<string, Technology | Protocol> = {
  _imaps: 'imap-tls',
  _imap: 'imap-starttls',
  _pop3s: 'pop3-tls',
  _pop3: 'pop3-starttls',
  _submissions: 'smtp-tls',
  _submission: 'smtp-starttls',
};

/** What the domain's SRV records name. */
export async function findServices(
  address: MailAddress,
  network: Network,
  signal: AbortSignal,
): Promise<FoundServers | null> {
  const incoming: FoundIncoming[] = [];
  const outgoing: FoundOutgoing[] = [];
  const login = loginFor(address, 'address');
  const asked = Object.entries(services).map(async ([service, kind]) => {
    const record = bestOf(await network.names.services(`${service}._tcp.${address.domain}`).catch(() => []));
    const host = record === undefined ? null : canonicalHost(record.host);
    if (record === undefined || host === null) return;
    const place = { host, port: record.port, login };
    const is = await encryptedKind(kind, place, network, signal);
    if (is.startsWith('smtp')) outgoing.push({ protocol: is as Protocol, ...place });
    else incoming.push({ technology: is as Technology, ...place });
  });
  await Promise.all(asked);
  if (incoming.length === 0 && outgoing.length === 0) return null;
  const order = (kind: string) =>
    Object.values(services).findIndex((known) => known.split('-')[0] === kind.split('-')[0]);
  return {
    incoming: bestFirst(
      incoming.sort((a, b) => order(a.technology) - order(b.technology) || tlsFirst(a.technology, b.technology)),
    ),
    outgoing: bestFirst(outgoing.sort((a, b) => tlsFirst(a.protocol, b.protocol))),
  };
}

const tlsFirst = (a: string, b: string) => Number(b.endsWith('-tls')) - Number(a.endsWith('-tls'));

/** A target of "." says that the service is decidedly not available (RFC 6186, section 3.4). */
function bestOf(records: readonly ServiceRecord[]): ServiceRecord | undefined {
  return [...records]
    .filter(({ host }) => host !== '.' && host !== '')
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight)[0];
}

/** `_imap`, `_pop3` and `_submission` leave open whether the server can go on to TLS: it is asked. */
async function encryptedKind(
  kind: Technology | Protocol,
  { host, port }: { host: string; port: number },
  network: Network,
  signal: AbortSignal,
): Promise<Technology | Protocol> {
  if (!kind.endsWith('-starttls')) return kind;
  const speaks = kind.split('-')[0] as 'imap' | 'pop3' | 'smtp';
  const answer = await probeService({ speaks, host, port, tls: false }, network, signal);
  return answer?.encryption === 'none' ? speaks : kind;
}
