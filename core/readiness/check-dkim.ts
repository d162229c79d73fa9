import { createPublicKey } from 'node:crypto';
import type { ReadinessItem } from '../account/readiness.ts';
import type { Records } from './ask-records.ts';
import { organisation } from './organisation.ts';
import type { SentMail } from './sent-mail.ts';

/** Names that the large providers and mail servers give their keys. */
const usualSelectors = [
  'google',
  'selector1',
  'selector2',
  'default',
  'dkim',
  'mail',
  'k1',
  's1',
  'zoho',
  'fm1',
  'titan1',
];

const shortestKey = 1024;

/** Whether mail of the domain is signed for it, with a key that holds (RFC 6376, RFC 8301). */
export async function checkDkim(domain: string, sent: SentMail | null, records: Records): Promise<ReadinessItem> {
  if (sent === null) return lookForKeys(domain, records);
  const { signatures } = sent;
  if (signatures.length === 0) return item('missing', 'dkim-unsigned');
  const own = signatures.filter((signature) => organisation(signature.domain) === organisation(domain));
  if (own.length === 0) return item('mend', 'dkim-other-domain', [...new Set(signatures.map((one) => one.domain))]);
  const keys: ReadinessItem[] = [];
  for (const { domain: signer, selector } of own) keys.push(await keyOf(`${selector}._domainkey.${signer}`, records));
  // One signature that holds is enough.
  return keys.find(({ status }) => status === 'good') ?? (keys[0] as ReadinessItem);
}

const item = (
  status: ReadinessItem['status'],
  finding: ReadinessItem['finding'],
  about: string[] = [],
): ReadinessItem => ({
  ...{ check: 'dkim', status, finding, about, publish: null },
});

/** No mail of ours was seen yet: a key under a usual name says that signing was set up, its absence says nothing. */
async function lookForKeys(domain: string, records: Records): Promise<ReadinessItem> {
  const asked = usualSelectors.map(async (selector) => {
    const name = `${selector}._domainkey.${domain}`;
    return { name, texts: await records.texts(name) };
  });
  const found = (await Promise.all(asked)).find(({ texts }) => texts?.some((text) => keyIn(text) !== null));
  return found === undefined ? item('unknown', 'dkim-unknown') : item('good', 'dkim-key-found', [found.name]);
}

async function keyOf(name: string, records: Records): Promise<ReadinessItem> {
  const texts = await records.texts(name);
  if (texts === null) return item('unknown', 'not-asked', [name]);
  const key = texts.map(keyIn).find((one) => one !== null);
  if (key === undefined) return item('mend', 'dkim-key-missing', [name]);
  if (key === '') return item('mend', 'dkim-key-revoked', [name]);
  const bits = bitsOf(key);
  return bits !== null && bits < shortestKey
    ? item('mend', 'dkim-key-weak', [name, String(bits)])
    : item('good', 'dkim-signs', [name]);
}

/** Its public key in base64, empty where it was taken back; null: this is no key record. */
function keyIn(text: string): string | null {
  if (/^\s*v\s*=/i.test(text) && !/^\s*v\s*=\s*DKIM1\s*(?:;|$)/i.test(text)) return null;
  const key = /(?:^|;)\s*p\s*=([^;]*)/i.exec(text)?.[1];
  return key === undefined ? null : key.replace(/\s+/g, '');
}

/** Of an RSA key; null for others, and for what cannot be read. */
function bitsOf(key: string): number | null {
  try {
    const read = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return read.asymmetricKeyDetails?.modulusLength ?? null;
  } catch {
    return null;
  }
}
