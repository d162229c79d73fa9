import { isIP } from 'node:net';
import type { ReadinessItem } from '../account/readiness.ts';
import { isPrivateAddress } from '../message/sender/connecting-address.ts';
import type { Records } from './ask-records.ts';
import { providerMechanism } from './provider-mechanism.ts';

export interface SpfQuestion {
  /** The sender that the envelope carries. */
  address: string;
  domain: string;
  outgoingHost: string;
  /** From where our mail was seen to come; null: it was not seen, and the outgoing server's own addresses count. */
  seenFrom: string | null;
}

/** Nobody sends from here (RFC 5737): what passes from it passes from everywhere. */
const nobody = '192.0.2.1';

/** Whether the domain says that our mail may come from where it comes from (RFC 7208). */
export async function checkSpf(question: SpfQuestion, records: Records): Promise<ReadinessItem> {
  const { address, domain, outgoingHost } = question;
  const item = (
    status: ReadinessItem['status'],
    finding: ReadinessItem['finding'],
    more: Partial<ReadinessItem> = {},
  ): ReadinessItem => ({ check: 'spf', status, finding, about: [], publish: null, ...more });
  const publish = (value: string | null) => ({
    publish: value === null ? null : { name: domain, type: 'TXT' as const, value },
  });
  const texts = await records.texts(domain);
  if (texts === null) return item('unknown', 'not-asked');
  const found = texts.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
  const ours = mechanismOf(question);
  const [record, ...others] = found;
  if (record === undefined)
    return item('missing', 'spf-missing', publish(ours === null ? null : `v=spf1 ${ours} ~all`));
  if (others.length > 0) return item('mend', 'spf-several', { about: found, ...publish(merged(found)) });

  const { spf } = await import('mailauth/lib/spf/index.js');
  const ask = (ip: string) =>
    spf({ sender: address, ip, helo: outgoingHost, mta: 'asked.here', resolver: records.resolve }).catch(() => null);
  const everywhere = await ask(nobody);
  if (everywhere === null || everywhere.status.result === 'temperror') return item('unknown', 'not-asked');
  const lookups = everywhere.lookups?.count ?? 0;
  const known = { about: [record], lookups };
  if (everywhere.status.result === 'permerror') {
    return item('mend', lookups > 10 ? 'spf-too-many-lookups' : 'spf-broken', known);
  }
  if (everywhere.status.result === 'pass') {
    return item('mend', 'spf-everybody', { ...known, ...publish(record.replace(/\s\+?all\b/i, ' ~all')) });
  }
  const from = await sendingAddresses(question, records);
  if (from === null || from.length === 0) return item('unknown', 'not-asked', known);
  for (const ip of from.slice(0, 4)) {
    const asked = await ask(ip);
    if (asked?.status.result === 'pass') return item('good', 'spf-passes', known);
    if (asked === null || asked.status.result === 'temperror') return item('unknown', 'not-asked', known);
  }
  // Large providers send from elsewhere than where they take mail in: their own mechanism names all of it.
  const mechanism = providerMechanism(outgoingHost);
  if (mechanism !== null && new RegExp(`\\s[+]?${mechanism.replaceAll('.', '\\.')}(?:\\s|$)`, 'i').test(record)) {
    return item('good', 'spf-passes', known);
  }
  return item('mend', 'spf-not-listed', { ...known, ...publish(ours === null ? null : withMechanism(record, ours)) });
}

/** What the record has to name; null where the outgoing server is in a private network, and nobody has seen its way out. */
function mechanismOf({ outgoingHost, seenFrom }: SpfQuestion): string | null {
  const ofProvider = providerMechanism(outgoingHost);
  if (ofProvider !== null) return ofProvider;
  const address = seenFrom ?? (isIP(outgoingHost) === 0 ? null : outgoingHost);
  if (address === null) return `a:${outgoingHost}`;
  return isPrivateAddress(address) ? null : ipMechanism(address);
}

/** From where our mail comes, as far as that is known; null: the DNS does not say. */
async function sendingAddresses({ outgoingHost, seenFrom }: SpfQuestion, records: Records): Promise<string[] | null> {
  if (seenFrom !== null) return [seenFrom];
  const found = isIP(outgoingHost) === 0 ? await records.addresses(outgoingHost) : [outgoingHost];
  return found?.filter((address) => !isPrivateAddress(address)) ?? null;
}

const ipMechanism = (ip: string) => `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`;

/** Before what ends the record, and nothing else of it changed. */
function withMechanism(record: string, mechanism: string): string {
  const parts = record.trim().split(/\s+/);
  const end = parts.findIndex((part) => /^[-~?+]?all$/i.test(part) || /^redirect=/i.test(part));
  return [...parts.slice(0, end < 0 ? parts.length : end), mechanism, ...(end < 0 ? [] : parts.slice(end))].join(' ');
}

/** All that the records allow, and the mildest of their ends. */
function merged(records: readonly string[]): string {
  const parts = records.flatMap((record) => record.trim().split(/\s+/).slice(1));
  const ends = parts.filter((part) => /^[-~?+]?all$/i.test(part));
  const allowed = [...new Set(parts.filter((part) => !ends.includes(part) && !/^redirect=/i.test(part)))];
  const redirected = parts
    .filter((part) => /^redirect=/i.test(part))
    .map((part) => part.replace(/^redirect=/i, 'include:'));
  const end = ['?all', '~all', '-all'].find((kind) => ends.includes(kind)) ?? '~all';
  return ['v=spf1', ...allowed, ...redirected, end].join(' ');
}
