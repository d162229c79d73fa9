import type { Network } from '../network.ts';
import type { FoundServers } from './detection.ts';
import { fetchDescription } from './fetch-description.ts';
import type { MailAddress } from './mail-address.ts';
import { readAutoconfig } from './read-autoconfig.ts';

/** `secure`: it came over HTTPS, so that the domain's owner said it. */
export type Autoconfig = FoundServers & { host: string; secure: boolean };

/** A place that is silent must not keep the answers of the others waiting. In milliseconds. */
const patience = 2500;

/** What the address's domain says of its servers: all places are asked at once, and the first of them that answers counts. */
export async function findAutoconfig(
  address: MailAddress,
  network: Network,
  signal: AbortSignal,
): Promise<Autoconfig | null> {
  const asked = placesOf(address).map(async (url) => {
    const description = await fetchDescription(url, network, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
    const servers = description === null ? null : readAutoconfig(description.text, address);
    if (description === null || servers === null) return null;
    const { hostname: host, protocol } = new URL(description.url);
    return { ...servers, host, secure: protocol === 'https:' };
  });
  for (const answer of asked) {
    const found = await answer;
    if (found !== null) return found;
  }
  return null;
}

/** Encrypted first. Only the server that is made for it is told the address. */
function placesOf({ address, domain }: MailAddress): string[] {
  const own = `autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(address)}`;
  const wellKnown = `${domain}/.well-known/autoconfig/mail/config-v1.1.xml`;
  return ['https', 'http'].flatMap((scheme) => [`${scheme}://${own}`, `${scheme}://${wellKnown}`]);
}
