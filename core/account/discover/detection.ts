import type { Protocol, Technology } from '../technology.ts';
import type { HintCode } from './hints.ts';

export interface FoundIncoming {
  technology: Technology;
  host: string;
  port: number;
  /** What to sign in with, as far as that is known. */
  login: string;
}

export interface FoundOutgoing {
  protocol: Protocol;
  host: string;
  port: number;
  login: string;
}

/** What one source says of an address's servers, the best first. */
export interface FoundServers {
  incoming: FoundIncoming[];
  outgoing: FoundOutgoing[];
  /** The source says that no password is accepted (OAuth2 alone). */
  passwordOff?: boolean;
}

/**
 * Where the servers were found. `table` we know the address's domain · `mx` we know who takes its mail ·
 * `autoconfig` the domain's own description · `srv` its SRV records · `probe` servers of usual names that answered ·
 * `guess` nothing was found, and these are usual names
 */
export type DetectionSource = 'table' | 'mx' | 'autoconfig' | 'srv' | 'probe' | 'guess';

/** What a person should know about this provider. */
export interface ProviderHint {
  code: HintCode;
  /** The provider's page about it; null where there is none. */
  url: string | null;
}

/** What was found out from an address alone. */
export interface Detection {
  /** The address, tidied: its domain in ASCII and lower case. */
  address: string;
  incoming: FoundIncoming[];
  outgoing: FoundOutgoing[];
  source: DetectionSource;
  /** The provider's name, or the host that gave the answer. */
  found: string;
  hints: ProviderHint[];
}

/** The steps of a detection, in the order in which their findings count. */
export const detectionSteps = ['table', 'mx', 'autoconfig', 'srv', 'probe'] as const;
export type DetectionStep = (typeof detectionSteps)[number];

/** How far a detection has come. Handed out anew after each step. */
export interface DetectionProgress {
  steps: { step: DetectionStep; status: 'running' | 'found' | 'nothing' | 'not-needed'; found?: string }[];
  /** Present once everything is through. */
  detection: Detection | null;
}
