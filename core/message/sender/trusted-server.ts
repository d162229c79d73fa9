/**
 * Whether a name in Authentication-Results (authserv-id) is that of the server that received a mail for the account: it
 * shares its domain with the server that the account reads from, or is what that provider calls itself, or shares it
 * with the server that wrote the topmost Received line, which no sender can put anything above.
 *
 * @param incomingHost the account's incoming server
 * @param receivedBy the host behind `by` in the topmost Received line; null where there is none
 */
export function isReceivingServer(authservId: string, incomingHost: string, receivedBy: string | null): boolean {
  const host = incomingHost.toLowerCase().replace(/\.$/, '');
  const provider = PROVIDERS.find(({ hosts }) => hosts.test(host));
  if (provider !== undefined) return provider.calls.test(authservId);
  if (authservId === '') return false;
  return [host, receivedBy ?? ''].some((known) => shareDomain(authservId, known));
}

/** How the large providers name themselves, who use other domains there than for their IMAP servers. */
const PROVIDERS: readonly { hosts: RegExp; calls: RegExp }[] = [
  { hosts: /(?:^|\.)(?:gmail|googlemail|google)\.com$/, calls: /^mx\.google\.com$/ },
  { hosts: /(?:^|\.)(?:office365|outlook|hotmail|live)\.com$/, calls: /^$|(?:^|\.)outlook\.com$/ },
  { hosts: /(?:^|\.)(?:yahoo|aol|ymail)\.com(?:\.br)?$/, calls: /(?:^|\.)(?:yahoo|aol)\.com$/ },
  { hosts: /(?:^|\.)(?:me|icloud|mac)\.com$/, calls: /(?:^|\.)icloud\.com$/ },
  { hosts: /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in)$/, calls: /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in)$/ },
  { hosts: /(?:^|\.)(?:fastmail|messagingengine)\.com$/, calls: /(?:^|\.)messagingengine\.com$/ },
];

/** `mx.example.org` and `imap.example.org` do, `example.com.br` and `other.com.br` do not. */
function shareDomain(one: string, other: string): boolean {
  const domain = organisation(one);
  return domain !== null && domain === organisation(other);
}

/** The part of a host name that its owner registered: two labels, or three where the second last is short (`com.br`). */
function organisation(host: string): string | null {
  const labels = host.toLowerCase().split('.');
  if (labels.length < 2 || labels.some((label) => !/^[a-z0-9-]+$/.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return null;
  const wanted = (labels.at(-2) ?? '').length <= 3 && (labels.at(-1) ?? '').length === 2 ? 3 : 2;
  return labels.length < wanted ? null : labels.slice(-wanted).join('.');
}

/** The host behind `by` in a Received field (RFC 5321, section 4.4); null where it names none. */
export function receivingHost(received: string | null): string | null {
  return /(?:^|\s)by\s+([a-z0-9.-]{1,255})/i.exec(received ?? '')?.[1]?.toLowerCase() ?? null;
}
