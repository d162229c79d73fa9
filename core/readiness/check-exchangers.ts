import type { ReadinessItem } from '../account/readiness.ts';
import type { Records } from './ask-records.ts';

/** Whether answers can come back: where mail for the domain goes (RFC 5321, section 5.1). */
export async function checkExchangers(domain: string, records: Records): Promise<ReadinessItem> {
  const item = (status: ReadinessItem['status'], finding: ReadinessItem['finding'], about: string[] = []) =>
    ({ check: 'mx', status, finding, about, publish: null }) as const;
  const found = await records.exchangers(domain);
  if (found === null) return item('unknown', 'not-asked');
  // RFC 7505: a domain that takes no mail.
  if (found.length === 1 && (found[0] === '' || found[0] === '.')) return item('mend', 'mx-refused');
  if (found.length > 0) return item('good', 'mx-found', found.slice(0, 3));
  const addresses = await records.addresses(domain);
  if (addresses === null) return item('unknown', 'not-asked');
  return addresses.length > 0 ? item('good', 'mx-found', [domain]) : item('missing', 'mx-missing');
}
