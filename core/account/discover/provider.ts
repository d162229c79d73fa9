import { canonicalHost } from '../canonical-host.ts';
import { type Protocol, protocols, type Technology, technologies, transportOf } from '../technology.ts';
import type { FoundIncoming, FoundOutgoing, FoundServers } from './detection.ts';
import { loginFor, type MailAddress } from './mail-address.ts';

/** A provider's servers as the tables hold them. */
export interface ProviderFacts {
  name: string;
  /** The domains of its addresses, and of its mail exchangers where those differ, separated by spaces. */
  domains: string;
  /**
   * One server a line, the best first: `imap-tls imap.example.com`, its port where it is an unusual one
   * (`smtp-tls smtp.example.com:2465`), and what differs from signing in with the whole address and a password:
   * `local-part`, `local-part.domain`, `oauth2` (no password is accepted). `{domain}` stands for the address's domain.
   */
  servers: readonly string[];
}

/** A line of ProviderFacts.servers, read. */
interface ServerLine {
  kind: Technology | Protocol;
  host: string;
  port: number;
  login: 'address' | 'local-part' | 'local-part.domain';
  oauth2: boolean;
}

/** The servers for an address. IMAP stands before POP3, and what encrypts before what does not. */
export function serversOf({ servers }: Pick<ProviderFacts, 'servers'>, address: MailAddress): FoundServers {
  const lines = servers.map((line) => readServerLine(line, address));
  const incoming = lines.filter(isIncoming).map(
    ({ kind, host, port, login }): FoundIncoming => ({
      technology: kind as Technology,
      ...{ host, port, login: loginFor(address, login) },
    }),
  );
  const outgoing = lines
    .filter((line) => !isIncoming(line))
    .map(
      ({ kind, host, port, login }): FoundOutgoing => ({
        protocol: kind as Protocol,
        ...{ host, port, login: loginFor(address, login) },
      }),
    );
  return {
    incoming: bestFirst(incoming),
    outgoing: bestFirst(outgoing),
    passwordOff: lines.some(isIncoming) && lines.filter(isIncoming).every(({ oauth2 }) => oauth2),
  };
}

/** Reads a line of a table. @throws Error where it is none: tables are ours, so that is a defect. */
export function readServerLine(line: string, { domain }: Pick<MailAddress, 'domain'>): ServerLine {
  const [kind = '', place = '', ...marks] = line.split(' ');
  const [typed = '', port] = place.replace('{domain}', domain).split(':');
  const host = canonicalHost(typed);
  if (!isKind(kind) || host === null) throw new Error(`Not a server: ${line}`);
  const login = marks.find((mark) => mark === 'local-part' || mark === 'local-part.domain') ?? 'address';
  if (marks.some((mark) => mark !== login && mark !== 'oauth2')) throw new Error(`Not a server: ${line}`);
  return {
    ...{ kind, host, login },
    port: port === undefined ? transportOf(kind).port : Number(port),
    oauth2: marks.includes('oauth2'),
  };
}

const kinds: readonly string[] = [...technologies, ...protocols];
const isKind = (word: string): word is Technology | Protocol => kinds.includes(word);
const isIncoming = ({ kind }: ServerLine) => (technologies as readonly string[]).includes(kind);

/** What we prefer, the provider's own order apart: encryption, then push. */
export function bestFirst<Server extends FoundIncoming | FoundOutgoing>(servers: readonly Server[]): Server[] {
  return [...servers].sort((a, b) => rank(a) - rank(b));
}

function rank(server: FoundIncoming | FoundOutgoing): number {
  const kind = 'technology' in server ? server.technology : server.protocol;
  return (transportOf(kind).encryption === 'none' ? 2 : 0) + (kind.startsWith('pop3') ? 1 : 0);
}
