import type { ReadinessItem } from '../account/readiness.ts';
import type { Records } from './ask-records.ts';
import { organisation } from './organisation.ts';

/** What the domain wants done with mail that is not its own (RFC 7489): its own record, or its organisation's. */
export async function checkDmarc(address: string, domain: string, records: Records): Promise<ReadinessItem> {
  const item = (
    status: ReadinessItem['status'],
    finding: ReadinessItem['finding'],
    more: Partial<ReadinessItem> = {},
  ): ReadinessItem => ({ check: 'dmarc', status, finding, about: [], publish: null, ...more });
  const above = organisation(domain);
  for (const place of new Set([domain, above])) {
    const texts = await records.texts(`_dmarc.${place}`);
    if (texts === null) return item('unknown', 'not-asked');
    const found = texts.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text));
    const [record] = found;
    if (record === undefined) continue;
    if (found.length > 1) return item('mend', 'dmarc-several', { about: found });
    const tag = (name: string) => new RegExp(`;\\s*${name}\\s*=\\s*(\\w+)`, 'i').exec(record)?.[1]?.toLowerCase();
    const policy = (place === domain ? undefined : tag('sp')) ?? tag('p');
    if (policy === 'none') return item('good', 'dmarc-watches', { about: [record] });
    return policy === 'quarantine' || policy === 'reject'
      ? item('good', 'dmarc-enforced', { about: [record] })
      : item('mend', 'dmarc-broken', { about: [record] });
  }
  const value = `v=DMARC1; p=none; rua=mailto:${address}`;
  return item('missing', 'dmarc-missing', { publish: { name: `_dmarc.${above}`, type: 'TXT', value } });
}
