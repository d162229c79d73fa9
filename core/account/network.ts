import { rootCertificates } from 'node:tls';
import { createHostGuard, type HostGuard } from './host-guard.ts';
import { createNameService, type NameService } from './name-service.ts';
import type { PortRange } from './ports.ts';

/** How we reach mail servers: which hosts are allowed, whose certificates are trusted, how long we wait. */
export interface Network {
  guard: HostGuard;
  /** What detection asks of the DNS; addresses are the guard's business. */
  names: NameService;
  /** PEM certificates of the trusted authorities. */
  authorities: string[];
  /** Milliseconds for a connection to stand and greet us. */
  connectWithin: number;
  /** Milliseconds that an open connection may be silent before it is asked whether it still lives. */
  silentAtMost: number;
}

export interface NetworkOptions {
  /** CIDR blocks of private networks whose mail servers may be used. */
  allowedNetworks?: readonly string[];
  /** Ports of mail servers besides the usual ones (see ports.ts). */
  allowedPorts?: readonly PortRange[];
  /** PEM certificates of further authorities. */
  extraAuthorities?: string;
  /** Absent: the system's. */
  names?: NameService;
  /** Which port stands behind a host's port in a network of one's own (the sandbox's); absent: that very port. */
  portBehind?: (host: string, port: number) => number;
}

export function createNetwork(options: NetworkOptions = {}): Network {
  const { allowedNetworks = [], allowedPorts = [], extraAuthorities: extra, portBehind } = options;
  const names = options.names ?? createNameService();
  return {
    guard: createHostGuard({
      allowedNetworks,
      allowedPorts,
      lookUp: names.addresses,
      ...(portBehind && { portBehind }),
    }),
    names,
    authorities: extra === undefined ? [...rootCertificates] : [...rootCertificates, extra],
    connectWithin: 15_000,
    // Asked after 50 s of silence, given up after another 50: a dead connection is found within two minutes.
    silentAtMost: 50_000,
  };
}
