import type { X509Certificate } from 'node:crypto';
import type { ShownCertificate } from '../account/diagnosis.ts';
import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { tryAddresses } from '../account/try-addresses.ts';
import { introductions } from './protocols.ts';
import { connectTo, type Wire } from './wire.ts';

/**
 * The certificate that a server shows, whoever vouches for it or not. Nothing is said on the connection behind it.
 *
 * @throws as the connection does
 */
export async function shownCertificate(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
): Promise<X509Certificate> {
  const host = await network.guard.check(endpoint.host, endpoint.port);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(network.connectWithin)]);
  const wire = await tryAddresses(host, network, patience, (address) => connectTo(address, host.port, patience));
  try {
    if (endpoint.encryption === 'starttls') await askForTls(wire, endpoint);
    const secure = await wire.encrypt(host, endpoint, network, { whoever: true });
    const certificate = secure.getPeerX509Certificate();
    if (certificate === undefined) throw Object.assign(new Error('No certificate was shown'), { code: 'ENOTMAIL' });
    return certificate;
  } finally {
    wire.close();
  }
}

/** What a person compares before they accept it. */
export function factsOf(certificate: X509Certificate): ShownCertificate {
  const until = Date.parse(certificate.validTo);
  return {
    sha256: certificate.fingerprint256,
    name: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    until: Number.isNaN(until) ? null : until,
  };
}

/** What of a distinguished name people know: `O=…` and the like stand on lines of their own. */
function commonName(distinguished: string | undefined): string {
  const lines = (distinguished ?? '').split('\n');
  return (lines.find((line) => line.startsWith('CN=')) ?? lines[0] ?? '').replace(/^\w+=/, '').slice(0, 200);
}

async function askForTls(wire: Wire, { speaks }: Endpoint): Promise<void> {
  const { greeting, startTls } = introductions[speaks];
  await greeting(wire);
  await startTls(wire);
}
