import { BlockList, isIP } from 'node:net';

/**
 * The address that handed a mail to the receiving side: that of the topmost Received field (RFC 5321, section 4.4) which
 * names one that is not private. The receiving side's own servers stand on top, and pass mail on over private addresses.
 * Null where none is named.
 *
 * @param received the values of the Received fields, topmost first
 */
export function connectingAddress(received: readonly string[]): string | null {
  for (const value of received.slice(0, MOST_HOPS)) {
    const address = addressIn(value.slice(0, LONGEST));
    if (address !== null && !isPrivateAddress(address)) return address;
  }
  return null;
}

const MOST_HOPS = 10;
const LONGEST = 1000;

/** What the receiving server saw stands in brackets within a comment, or in brackets in place of the name. */
function addressIn(received: string): string | null {
  const [from = ''] = received.split(/\sby\s/, 1);
  if (!/^\s*from\s/i.test(from)) return null;
  // A client may say anything at HELO: what stands last is what the server saw.
  const found = [...from.matchAll(/\[(?:IPv6:)?([0-9a-f.:]{2,45})\]/gi)].map(([, address = '']) => address);
  return found.reverse().find((address) => isIP(address) !== 0) ?? null;
}

const privateNetworks = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  // 10.0.0.0/8 as 6to4, which a great provider writes for its inner network.
  ['2002:a00::', 24],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv6');
}

/** Whether an IP address is one of those that lead nowhere outside of one's own network. */
export function isPrivateAddress(address: string): boolean {
  return privateNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
