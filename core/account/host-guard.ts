import { BlockList, isIP } from 'node:net';
import { canonicalHost } from './canonical-host.ts';
import { createNameService, type NameService } from './name-service.ts';
import { isHookPort, isWebPort, mailPorts, type PortRange } from './ports.ts';

/** A host that may be connected to, pinned to the addresses that were checked. */
export interface CheckedHost {
  /** Connect to these, in turn (see try-addresses.ts), never to the name: a second look-up could answer differently (DNS rebinding). */
  addresses: string[];
  /** The port to connect to: the one asked for, but where a network of one's own (the sandbox's) leads elsewhere. */
  port: number;
  /** The name that certificates must carry, in ASCII; absent where a person typed an address. */
  servername?: string;
}

/**
 * What is going to be spoken: mail has other ports than the web, where providers describe their servers. `hook`: what
 * operators have set up themselves, encrypted; `hook-in-the-open`: unencrypted, and so within the allowed networks only.
 */
export type Purpose = 'mail' | 'web' | 'hook' | 'hook-in-the-open';

/** Finds a host's addresses and refuses those that no mail server of a customer's has (SSRF). */
export interface HostGuard {
  /**
   * @throws PortRefused before anything is looked up. HostRefused for a forbidden address; it does not tell which address
   * the name has, and nothing was connected to, so that the form is no scanner of the inner network. DNS failures come as
   * Node throws them (`ENOTFOUND`, `EAI_AGAIN`); what cannot be a host's name at all is `ENOTFOUND` too.
   */
  check(host: string, port: number, purpose?: Purpose): Promise<CheckedHost>;
  /** Whether mail servers may be spoken to on this port. */
  allowsPort(port: number): boolean;
}

export class HostRefused extends Error {
  readonly code = 'EHOSTREFUSED';
  constructor(host: string) {
    super(`${host} is not a public mail server`);
    this.name = 'HostRefused';
  }
}

export class PortRefused extends Error {
  readonly code = 'EPORTREFUSED';
  constructor(port: number) {
    super(`${port} is not a port of mail servers`);
    this.name = 'PortRefused';
  }
}

export type LookUp = NameService['addresses'];

export interface HostGuardOptions {
  /** CIDR blocks that are allowed although private, as in `10.1.0.0/16`, `127.0.0.1/32`, `::1/128`. */
  allowedNetworks?: readonly string[];
  /** Ports for mail besides the usual ones. */
  allowedPorts?: readonly PortRange[];
  lookUp?: LookUp;
  /** Which port stands behind a host's port in a network of one's own; absent: that very port. */
  portBehind?: (host: string, port: number) => number;
}

export function createHostGuard(options: HostGuardOptions = {}): HostGuard {
  const {
    allowedNetworks = [],
    allowedPorts = [],
    lookUp = createNameService().addresses,
    portBehind = (_, port) => port,
  } = options;
  const allowed = blockListOf(allowedNetworks);
  const mayConnect = (address: string) =>
    !holds(never, address) && (holds(allowed, address) || !holds(forbidden, address));
  const allowsPort = (port: number) => [...mailPorts, ...allowedPorts].some(([from, to]) => from <= port && port <= to);
  const isPortFor = (purpose: Purpose) =>
    purpose === 'mail' ? allowsPort : purpose === 'web' ? isWebPort : isHookPort;
  const mayPost = (address: string) => !holds(never, address) && holds(allowed, address);
  return {
    allowsPort,
    async check(host, port, purpose = 'mail') {
      if (!isPortFor(purpose)(port)) throw new PortRefused(port);
      const name = canonicalHost(host);
      if (name === null) throw Object.assign(new Error(`${host} is no host name`), { code: 'ENOTFOUND' });
      const isLiteral = isIP(name) !== 0;
      const found = isLiteral ? [{ address: name }] : await lookUp(name);
      const addresses = [...new Set(found.map(({ address }) => address))].filter(
        purpose === 'hook-in-the-open' ? mayPost : mayConnect,
      );
      if (addresses.length === 0) throw new HostRefused(host);
      return { addresses, port: portBehind(name, port), ...(!isLiteral && { servername: name }) };
    },
  };
}

function holds(list: BlockList, address: string): boolean {
  const family = isIP(address);
  // What is no address (a resolver could answer with a scope, as in fe80::1%eth0) belongs to the forbidden ones.
  if (family === 0) return list === never;
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Not on the public internet: IANA's special-purpose registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry), and what carries an IPv4
 * address inside (NAT64, 6to4, Teredo).
 */
const forbidden = blockListOf([
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  // ::ffff:0:0/96 is not listed: BlockList judges such an address by the IPv4 rules above.
  ...['::/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10'],
]);

/**
 * Refused whatever is allowed: where no mail server can be (unspecified, multicast, broadcast), and where a cloud hands
 * out the keys of the machine. An allowed `fd00::/8` or `169.254.0.0/16` must not open these.
 */
const never = blockListOf([
  ...['0.0.0.0/8', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'ff00::/8'],
  // AWS, Google, Azure and others; AWS over IPv6; Google over IPv6; Azure's host; Alibaba; Oracle.
  ...['169.254.169.254/32', '169.254.170.2/32', 'fd00:ec2::/32', 'fd20:ce::254/128', '168.63.129.16/32'],
  ...['100.100.100.200/32', '192.0.0.192/32'],
  // Amazon's containers, Scaleway, Tencent; and the same behind NAT64 and in an interface's own range.
  ...['169.254.170.23/32', '169.254.42.42/32', '169.254.0.23/32', 'fd00:42::42/128'],
  ...['64:ff9b::a9fe:0/112', '64:ff9b::7f00:0/104', 'fe80::a9fe:a9fe/128'],
]);

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) throw new Error(`Not a network: ${network} (expected as in 10.1.0.0/16)`);
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
