import { readHeader } from '../message/read-header.ts';
import { connectingAddress } from '../message/sender/connecting-address.ts';

/** What a mail of ours that came back to us says of how our mail leaves. */
export interface SentMail {
  /** Milliseconds since 1970. */
  at: number;
  /** The address from which it was handed over; null where no server on the way noted one. */
  from: string | null;
  /** Who signed it, as domain and selector (RFC 6376). */
  signatures: { domain: string; selector: string }[];
}

const mostSignatures = 10;

export function readSentMail(raw: Uint8Array, at: number): SentMail {
  const header = readHeader(raw);
  const signatures = header('dkim-signature')
    .slice(0, mostSignatures)
    .flatMap((value) => {
      const tag = (name: string) =>
        new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([a-z0-9._-]{1,253})\\s*(?:;|$)`, 'i').exec(value);
      const [domain, selector] = [tag('d')?.[1], tag('s')?.[1]];
      return domain === undefined || selector === undefined ? [] : [{ domain: domain.toLowerCase(), selector }];
    });
  return { at, from: connectingAddress(header('received')), signatures };
}
