import { Parser } from 'htmlparser2';
import { canonicalHost } from '../canonical-host.ts';
import type { Protocol, Technology } from '../technology.ts';
import type { FoundIncoming, FoundOutgoing, FoundServers } from './detection.ts';
import type { MailAddress } from './mail-address.ts';
import { bestFirst } from './provider.ts';

/** No provider lists more, and a form shows one. */
const serversAtMost = 20;

/**
 * Reads a provider's description of its servers (config-v1.1.xml,
 * https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/); null where it is none. The parser knows XML's five
 * entities and expands no others, fetches nothing, and every value is checked before it is believed.
 */
export function readAutoconfig(xml: string, address: MailAddress): FoundServers | null {
  const servers = elementsOf(xml).slice(0, serversAtMost);
  const incoming: FoundIncoming[] = [];
  const outgoing: FoundOutgoing[] = [];
  const passwords: boolean[] = [];
  for (const server of servers) {
    const host = canonicalHost(filledIn(server.hostname ?? '', address));
    const port = Number(server.port);
    const kind = kindOf(server);
    if (host === null || !Number.isInteger(port) || port < 1 || port > 65535 || kind === null) continue;
    const login = filledIn(server.username ?? '%EMAILADDRESS%', address).slice(0, 254);
    if ('technology' in kind) {
      incoming.push({ ...kind, host, port, login });
      passwords.push(server.authentication.length === 0 || server.authentication.some((way) => way !== 'OAuth2'));
    } else outgoing.push({ ...kind, host, port, login });
  }
  if (incoming.length === 0 && outgoing.length === 0) return null;
  return {
    incoming: bestFirst(incoming),
    outgoing: bestFirst(outgoing),
    passwordOff: passwords.length > 0 && !passwords.includes(true),
  };
}

interface ServerElement {
  type: string;
  hostname?: string;
  port?: string;
  socketType?: string;
  username?: string;
  authentication: string[];
}

const fields = ['hostname', 'port', 'socketType', 'username', 'authentication'] as const;
type Field = (typeof fields)[number];

/** The servers of the first provider in the description. */
function elementsOf(xml: string): ServerElement[] {
  const servers: ServerElement[] = [];
  let current: ServerElement | null = null;
  let field: Field | null = null;
  let words = '';
  let providers = 0;
  const parser = new Parser(
    {
      onopentag(name, { type = '' }) {
        if (name === 'emailProvider') providers++;
        if (name === 'incomingServer' || name === 'outgoingServer') current = { type, authentication: [] };
        field = current === null ? null : (fields.find((known) => known === name) ?? null);
        words = '';
      },
      ontext(text) {
        if (field !== null && words.length < 1000) words += text;
      },
      onclosetag(name) {
        if (current !== null && field === name) {
          if (field === 'authentication') current.authentication.push(words.trim());
          else current[field] ??= words.trim();
        }
        if (current !== null && (name === 'incomingServer' || name === 'outgoingServer')) {
          if (providers === 1 && servers.length < serversAtMost) servers.push(current);
          current = null;
        }
        field = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return servers;
}

function kindOf({ type, socketType }: ServerElement): { technology: Technology } | { protocol: Protocol } | null {
  const encryption = { SSL: '-tls', TLS: '-tls', STARTTLS: '-starttls', plain: '' }[socketType ?? ''];
  if (encryption === undefined) return null;
  if (type === 'imap' || type === 'pop3') return { technology: `${type}${encryption}` as Technology };
  return type === 'smtp' ? { protocol: `smtp${encryption}` as Protocol } : null;
}

function filledIn(template: string, { address, local, domain }: MailAddress): string {
  const values: Record<string, string> = { EMAILADDRESS: address, EMAILLOCALPART: local, EMAILDOMAIN: domain };
  return template.replace(/%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%/g, (_, name: string) => values[name] ?? '');
}
