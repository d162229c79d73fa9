import { isIP } from 'node:net';

/**
 * The one form of a host that is judged, looked up and named in TLS: an IP address in its usual notation, or a name in
 * ASCII and lower case without a dot at its end. Null for what is neither.
 *
 * Read as browsers read it (https://url.spec.whatwg.org/#host-parsing), so that every other way of writing an address ends
 * here: 0x7f.1, 2130706433, 0177.0.0.1, percent signs, full-width digits and the dots of other scripts.
 */
export function canonicalHost(typed: string): string | null {
  const host = typed.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 6) return host.includes('%') ? null : inUsualNotation(`[${host}]`);
  if (host === '' || host.length > 1000 || /[\s/\\?#@:[\]]/.test(host)) return null;
  const name = inUsualNotation(host)?.replace(/\.$/, '') ?? null;
  if (name === null || isIP(name) === 4) return name;
  return isName(name) ? name : null;
}

function inUsualNotation(host: string): string | null {
  // The scheme decides nothing but that the rules of the web hold.
  const url = URL.parse(`http://${host}/`);
  return url === null ? null : url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** RFC 1035, section 2.3.4, with the underscores that some name their servers with. */
function isName(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
}
