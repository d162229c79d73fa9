import type { Side } from './diagnosis.ts';

/** The rows of the catalogue that tell of something that will break. */
export const driftCodes = [
  'certificate-expires-soon',
  'mailbox-nearly-full',
  'capability-vanished',
  'server-clock-off',
  'permission-unused',
] as const;
export type DriftCode = (typeof driftCodes)[number];

/** One thing that was looked at: whether it drifts, and how far. */
export interface Look {
  code: DriftCode;
  side: Side;
  /** 0: all is well; the higher, the nearer it is to breaking. People are told once at each. */
  level: number;
  /** What was seen, as facts that need no language: a host, a date, a share. */
  seen: string;
}

/** What is kept of a look at an account until the next one. */
export interface DriftState {
  /** What the incoming server offered, of what counts for us, and which server that was. */
  capabilities: string[];
  host: string;
  /** How far people were told, by code and side. */
  told: Record<string, number>;
}
