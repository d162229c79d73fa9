import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHostGuard } from '@inbox-email/core/account/host-guard.ts';
import { createNetwork, type Network } from '@inbox-email/core/account/network.ts';
import { freePort } from '../real/dovecot.ts';
import { makeCertificates } from './certificates.ts';
import { type DnsAnswer, startDns } from './dns.ts';
import { certificateAddresses, type Dovecots, startDovecots, strictAddress } from './dovecots.ts';
import { type OddServers, startOddServers } from './odd-servers.ts';
import { type Postfix, startPostfix } from './postfix.ts';

/** Everything that an account of the suite may meet. */
export interface World {
  dovecots: Dovecots;
  smtp: Postfix['ports'];
  odd: OddServers;
  closedPort: number;
  /** As in the product, but for the name service and for what is allowed of this machine's own network. */
  network: Network;
  stop(): Promise<void>;
}

const zone: Record<string, DnsAnswer> = {
  ...Object.fromEntries(Object.entries(certificateAddresses).map(([kind, address]) => [`${kind}.example`, [address]])),
  'strict.example': [strictAddress],
  'weak.example': ['127.0.0.1'],
  'private.example': ['10.20.30.40'],
  // Nobody has this address, and a machine without IPv6 does not even get so far.
  'six.example': ['fd00::dead:beef'],
  'empty.example': 'empty',
  'servfail.example': 'servfail',
  'refused.example': 'refused',
  'silence.example': 'silence',
  'malformed.example': 'malformed',
  'loop.example': 'loop',
};

export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(`${tmpdir()}/diagnose-suite-`);
  // Dovecot's and Postfix's processes are other users.
  execFileSync('chmod', ['755', folder]);
  const certificates = makeCertificates(folder);
  const dovecots = await startDovecots(folder, certificates.of);
  const postfix = await startPostfix(folder, certificates.of.good, dovecots);
  const odd = await startOddServers(certificates.of, dovecots.good.imap);
  const dns = await startDns(zone);
  return {
    dovecots,
    smtp: postfix.ports,
    odd,
    closedPort: await freePort(),
    network: {
      ...createNetwork({ extraAuthorities: certificates.authorityPem }),
      guard: createHostGuard({
        allowedNetworks: ['127.0.0.0/8', 'fd00::/8'],
        allowedPorts: [[1024, 65535]],
        lookUp: dns.lookUp,
      }),
    },
    async stop() {
      await Promise.all([dovecots.stop(), postfix.stop(), odd.stop(), dns.stop()]);
      if (process.env.KEEP_SUITE === undefined) rmSync(folder, { recursive: true, force: true });
      else console.error(`Kept: ${folder}`);
    },
  };
}
