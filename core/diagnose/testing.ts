import type { AccountSettings } from '../account/account.ts';
import type { Stage, StageDetail } from '../account/diagnosis.ts';
import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import type { Clock } from '../work/clock.ts';

/** What a test of an account needs from outside. */
export interface DiagnosisContext {
  network: Network;
  clock: Clock;
  /** Signs the test mail's Message-ID, by which it is known as ours when it arrives. */
  signingKey: string;
  /** Whether receiving has stored the test mail since the test began. */
  receivedByUs?: (messageId: string) => Promise<boolean>;
}

/** One side being tested. Aborting `signal` closes all that the stages have opened. */
export interface Testing {
  settings: AccountSettings;
  endpoint: Endpoint;
  network: Network;
  signal: AbortSignal;
  /** Runs when the side is done, whatever its outcome. */
  afterwards(close: () => unknown): void;
}

/**
 * What each stage does; they share what the ones before have opened. `skip`: it turned out that it cannot be done. A stage
 * that is not there is not needed.
 */
export type Stages = Partial<Record<Stage, () => Promise<StageDetail | 'skip' | undefined>>>;
