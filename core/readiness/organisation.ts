import { getDomain } from 'tldts';

/** The domain that somebody registered, by the public suffix list: what DMARC compares in its relaxed mode. */
export function organisation(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain.toLowerCase();
}
