import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** A host that may be connected to, pinned to the addresses that were checked. */
export interface CheckedHost {
  /** Connect to one of these, never to the name: a second look-up could answer differently (DNS rebinding). */
  addresses: string[];
  /** The name that certificates must carry; absent where a person typed an address. */
  servername?: string;
}

/** Finds a host's addresses and refuses those that no mail server of a customer's has (SSRF). */
export interface HostGuard {
  /**
   * @throws HostRefused for a forbidden address; it does not tell which address the name has, so that the form is no
   * scanner of the inner network. DNS failures come as Node throws them (`ENOTFOUND`, `EAI_AGAIN`).
   */
  check(host: string): Promise<CheckedHost>;
}

export class HostRefused extends Error {
  readonly code = 'EHOSTREFUSED';
  constructor(host: string) {
    super(`${host} is not a public mail server`);
    this.name = 'HostRefused';
  }
}

export type LookUp = (host: string) => Promise<{ address: string }[]>;

/** `allowedNetworks`: CIDR blocks that are allowed although private, as in `10.1.0.0/16`, `127.0.0.1/32`, `::1/128`. */
export function createHostGuard(allowedNetworks: readonly string[] = [], lookUp: LookUp = systemLookUp): HostGuard {
  const allowed = blockListOf(allowedNetworks);
  const mayConnect = (address: string) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return allowed.check(address, family) || !forbidden.check(address, family);
  };
  return {
    async check(host) {
      const typedAddress = host.replace(/^\[(.*)\]$/, '$1');
      const isLiteral = isIP(typedAddress) !== 0;
      // The system's resolver also reads 0x7f.1, 2130706433 and the like: what is judged is what it made of them.
      const found = isLiteral ? [{ address: typedAddress }] : await lookUp(host);
      const addresses = found.map(({ address }) => address).filter(mayConnect);
      if (addresses.length === 0) throw new HostRefused(host);
      return isLiteral ? { addresses } : { addresses, servername: host };
    },
  };
}

const systemLookUp: LookUp = (host) => lookup(host, { all: true, order: 'ipv4first' });

/**
 * Not on the public internet: IANA's special-purpose registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry), multicast, and the metadata
 * services of cloud providers.
 */
const forbidden = blockListOf([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  // ::ffff:0:0/96 is not listed: BlockList judges such an address by the IPv4 rules above.
  ...[
    '::/96',
    '::ffff:0:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    '3fff::/20',
  ],
  ...['5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
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
