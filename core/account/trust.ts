import { X509Certificate } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import type { Endpoint } from './endpoint.ts';
import { failureOf } from './failure.ts';
import type { Network } from './network.ts';

/**
 * Whose certificates are taken at an endpoint: those of the public authorities and of the account's own, or, where a person
 * has accepted one, that very one and no other. The options go to whatever opens the TLS connection.
 */
export function tlsTrust({ trust }: Pick<Endpoint, 'trust'>, { authorities }: Network): ConnectionOptions {
  if (trust?.pinned !== undefined) {
    const expected = fingerprintOf(trust.pinned);
    return {
      ca: [trust.pinned],
      // Trusts a certificate that somebody else has signed without its signer: X509_V_FLAG_PARTIAL_CHAIN.
      allowPartialTrustChain: true,
      // The name does not matter: it is known by its fingerprint. An authority's own could vouch for others.
      checkServerIdentity: (_name, { fingerprint256 }) => (fingerprint256 === expected ? undefined : changed()),
    };
  }
  return { ca: trust?.authorities ? [...authorities, trust.authorities] : authorities };
}

/** The failure as it is to be told: where a certificate was accepted, another one that is refused has come in its place. */
export function withTrust(error: unknown, { trust, side }: Pick<Endpoint, 'trust' | 'side'>): unknown {
  if (trust?.pinned === undefined) return error;
  return otherCertificate.has(failureOf(side, 'tls', error).code) ? changed() : error;
}

/** SHA-256 of a certificate, as other programs show it too: pairs of hexadecimal digits with colons. */
export const fingerprintOf = (pem: string) => new X509Certificate(pem).fingerprint256;

/**
 * The certificates in what a person pasted, in PEM (RFC 7468) and without what stands around them; a word for what is
 * wrong with it else.
 */
export function readCertificates(pasted: string): { pem: string } | { problem: 'private-key' | 'not-a-certificate' } {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pasted)) return { problem: 'private-key' };
  const found = pasted.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const begun = pasted.split('-----BEGIN').length - 1;
  if (found.length === 0 || found.length !== begun) return { problem: 'not-a-certificate' };
  try {
    return { pem: found.map((pem) => new X509Certificate(pem).toString()).join('') };
  } catch {
    return { problem: 'not-a-certificate' };
  }
}

const changed = () => Object.assign(new Error('Another certificate than the accepted one'), { code: 'ECERTCHANGED' });

/** With nothing but the accepted one to lead to, these say that another was shown. */
const otherCertificate = new Set([
  'ECERTCHANGED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
]);
