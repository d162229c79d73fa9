import type { AccountSettings } from '../account/account.ts';
import type { Side } from '../account/diagnosis.ts';
import { endpointOf } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { DeskError } from '../desk-error.ts';
import { shownCertificate } from '../diagnose/shown-certificate.ts';

/**
 * The certificate that the server shows now, to be kept: only if it is the very one that the person has seen.
 *
 * @throws DeskError `conflict` for another one, or where the server shows none
 */
export async function pinnedCertificate(settings: AccountSettings, side: Side, sha256: string, network: Network) {
  const byPassword = { ...settings, signIn: { with: 'password', sharedMailbox: false } };
  const endpoint = endpointOf(side, byPassword, { incoming: () => '', outgoing: () => '' });
  const shown =
    endpoint.encryption === 'none'
      ? undefined
      : await shownCertificate(endpoint, network, new AbortController().signal).catch(() => undefined);
  if (shown?.fingerprint256 !== sha256) throw new DeskError('conflict', 'The server does not show this certificate');
  return { host: endpoint.host, certificate: shown.toString() };
}
