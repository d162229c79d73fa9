import { isIP } from 'node:net';
import { canonicalHost } from '../canonical-host.ts';

/** An e-mail address, taken apart. */
export interface MailAddress {
  address: string;
  local: string;
  /** In ASCII and lower case. */
  domain: string;
}

/**
 * Reads what a person typed or pasted: `Name <a@b>` and `mailto:a@b` too, domains of other scripts, capitals, a dot at the
 * end. Null for what is no address that a mailbox on the internet can have.
 */
export function readMailAddress(typed: string): MailAddress | null {
  const bare = (/<([^<>]*)>\s*$/.exec(typed)?.[1] ?? typed).trim().replace(/^mailto:/i, '');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at);
  const domain = at < 1 ? null : canonicalHost(bare.slice(at + 1));
  if (domain === null || isIP(domain) !== 0 || !/\.[a-z][a-z0-9-]*$/.test(domain)) return null;
  if (local.length > 64 || !localPart.test(local) || domain.includes('_')) return null;
  const address = `${local}@${domain}`;
  return address.length > 254 ? null : { address, local, domain };
}

// RFC 5322's dot-atom, and beyond ASCII what RFC 6531 adds to it.
const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const localPart = new RegExp(`^${atom}(\\.${atom})*$`, 'u');

/** What to sign in with. What stands behind a plus sorts mail within the mailbox and is no part of its name. */
export function loginFor(
  { address, local, domain }: MailAddress,
  how: 'address' | 'local-part' | 'local-part.domain',
): string {
  const name = local.replace(/(?<=.)\+.*$/, '');
  if (how === 'local-part') return name;
  if (how === 'local-part.domain') return `${name}.${domain}`;
  return name === local ? address : `${name}@${domain}`;
}
