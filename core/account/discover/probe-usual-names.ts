import type { Network } from '../network.ts';
import type { Protocol, Technology } from '../technology.ts';
import type { FoundIncoming, FoundOutgoing, FoundServers } from './detection.ts';
import { loginFor, type MailAddress } from './mail-address.ts';
import { probeService, type ServiceAnswer, type ServiceTarget } from './probe-service.ts';

/**
 * Connects to the servers that a domain's mail is usually read at, all at once, and keeps those that answer as mail servers
 * do. Nothing is ever signed in to. Names that do not exist cost a look-up each.
 */
export async function probeUsualNames(
  address: MailAddress,
  exchangers: readonly string[],
  network: Network,
  signal: AbortSignal,
): Promise<FoundServers | null> {
  const targets = targetsOf(address.domain, exchangers);
  const answers = await Promise.all(
    targets.map(async (target) => ({ target, answer: await probeService(target, network, signal) })),
  );
  const found = answers.filter((one): one is Found => one.answer?.signIn === true).sort((a, b) => rank(a) - rank(b));
  const login = loginFor(address, 'address');
  const place = ({ target: { host, port } }: Found) => ({ host, port, login });
  const incoming = found
    .filter(({ target }) => target.speaks !== 'smtp')
    .map((one): FoundIncoming => ({ technology: kindOf(one) as Technology, ...place(one) }));
  const outgoing = found
    .filter(({ target }) => target.speaks === 'smtp')
    .map((one): FoundOutgoing => ({ protocol: kindOf(one) as Protocol, ...place(one) }));
  return incoming.length === 0 && outgoing.length === 0 ? null : { incoming, outgoing };
}

interface Found {
  target: ServiceTarget;
  answer: ServiceAnswer;
}

type Service = Omit<ServiceTarget, 'host'>;

const imap: Service[] = [
  { speaks: 'imap', port: 993, tls: true },
  { speaks: 'imap', port: 143, tls: false },
];
const pop3: Service[] = [
  { speaks: 'pop3', port: 995, tls: true },
  { speaks: 'pop3', port: 110, tls: false },
];
const submission: Service[] = [
  { speaks: 'smtp', port: 465, tls: true },
  { speaks: 'smtp', port: 587, tls: false },
];
const relay: Service = { speaks: 'smtp', port: 25, tls: false };

function targetsOf(domain: string, exchangers: readonly string[]): ServiceTarget[] {
  const places: [string, Service[]][] = [
    [`imap.${domain}`, imap],
    [`smtp.${domain}`, [...submission, relay]],
    [`mail.${domain}`, [...imap, ...submission, ...pop3, relay]],
    [`pop.${domain}`, pop3],
    [`pop3.${domain}`, pop3],
    [domain, [...imap, ...submission, ...pop3]],
    // Port 25 of an exchanger takes mail from the world; people submit theirs elsewhere.
    ...exchangers.slice(0, 1).map((host): [string, Service[]] => [host, [...imap, ...submission, ...pop3]]),
  ];
  const first = places.filter(([host], at) => places.findIndex(([other]) => other === host) === at);
  return first.flatMap(([host, services]) => services.map((service) => ({ host, ...service })));
}

const kindOf = ({ target: { speaks }, answer: { encryption } }: Found) =>
  encryption === 'none' ? speaks : `${speaks}-${encryption}`;

/** Encryption that holds before encryption that does not, before none; then push; what is equal keeps its place. */
function rank({ target: { speaks }, answer: { encryption, trusted } }: Found): number {
  const safety = encryption === 'none' ? 2 : trusted ? 0 : 1;
  return safety * 4 + (speaks === 'pop3' ? 2 : 0) + (encryption === 'starttls' ? 1 : 0);
}
