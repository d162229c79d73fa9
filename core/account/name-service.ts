import { lookup, Resolver } from 'node:dns/promises';

/** A service record (RFC 2782). */
export interface ServiceRecord {
  host: string;
  port: number;
  /** The lowest is tried first. */
  priority: number;
  /** Among equal priorities the share of the load. */
  weight: number;
}

/** What is asked of the DNS. Failures come as Node throws them: `ENOTFOUND` and `ENODATA` say that there is nothing. */
export interface NameService {
  addresses(host: string): Promise<{ address: string }[]>;
  /** Mail exchangers, the preferred first. */
  exchangers(domain: string): Promise<string[]>;
  services(name: string): Promise<ServiceRecord[]>;
  /** Whatever records of a type there are, in the shape of Node's `dns.promises.resolve`. */
  records(name: string, type: RecordType): Promise<unknown[]>;
}

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT';

/**
 * The system's name service. With `servers` (as `192.0.2.1` or `127.0.0.1:5353`) these are asked instead, for addresses
 * too, and the hosts file plays no part.
 */
export function createNameService(servers?: readonly string[]): NameService {
  const resolver = new Resolver({ timeout: 1500, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return {
    addresses: (host) =>
      // In the system's order (RFC 6724): IPv6 first where there is a way to it.
      servers === undefined ? lookup(host, { all: true, order: 'verbatim' }) : bothFamilies(resolver, host),
    async exchangers(domain) {
      const found = await resolver.resolveMx(domain);
      return found.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
    },
    async services(name) {
      const found = await resolver.resolveSrv(name);
      return found.map(({ name: host, port, priority, weight }) => ({ host, port, priority, weight }));
    },
    records: (name, type) => resolver.resolve(name, type) as Promise<unknown[]>,
  };
}

async function bothFamilies(resolver: Resolver, host: string): Promise<{ address: string }[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found.map((address) => ({ address }));
}
