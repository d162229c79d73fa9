import type { FoundServers, ProviderHint } from './detection.ts';
import type { MailAddress } from './mail-address.ts';
import { serversOf } from './provider.ts';
import { knownProviders } from './providers.ts';
import { thunderbirdProviders } from './thunderbird-providers.ts';

/** A provider of the tables, for one address. */
export interface TableEntry extends FoundServers {
  name: string;
  hints: readonly ProviderHint[];
}

/** The provider whose addresses end in this domain. Answers without any network. */
export function providerOfDomain(address: MailAddress): TableEntry | null {
  const row = table.get(address.domain);
  return row === undefined ? null : entryOf(row, address);
}

/**
 * The provider that takes the mail of an address's domain, by the name of its mail exchanger: `aspmx.l.google.com` belongs
 * to whoever has `l.google.com`, `google.com` or `com`, the longest first.
 */
export function providerOfExchanger(exchanger: string, address: MailAddress): TableEntry | null {
  const labels = exchanger.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const row = table.get(labels.slice(from).join('.'));
    if (row !== undefined) return entryOf(row, address);
  }
  return null;
}

interface Row {
  name: string;
  servers: readonly string[];
  hints: readonly ProviderHint[];
}

const table: ReadonlyMap<string, Row> = joined();

/** Both tables by domain. Ours adds names and hints to the servers that Thunderbird's knows. */
function joined(): Map<string, Row> {
  const rows = new Map<string, Row>();
  const named = new Map<readonly string[], Omit<Row, 'servers'>>();
  const thunderbird = thunderbirdProviders.map((facts) => ({ ...facts, domains: facts.domains.split(' ') }));
  const knownTo = (domain: string) => thunderbird.find(({ domains }) => domains.includes(domain))?.servers;
  for (const { domains, servers, name, hints = [] } of knownProviders) {
    const list = domains.split(' ');
    const its = servers ?? knownTo(list[0] ?? '');
    if (its === undefined) throw new Error(`${name} has no servers in any table`);
    named.set(its, { name, hints });
    for (const domain of list) rows.set(domain, { name, hints, servers: its });
  }
  for (const { domains, servers, name } of thunderbird) {
    const row = { ...(named.get(servers) ?? { name, hints: [] }), servers };
    for (const domain of domains) if (!rows.has(domain)) rows.set(domain, row);
  }
  return rows;
}

function entryOf({ name, hints, servers }: Row, address: MailAddress): TableEntry {
  return { name, hints, ...serversOf({ servers }, address) };
}
