import type { EventType } from './ticket/outward-event.ts';

/** An address that is told of events. Its secret was shown once. */
export interface Webhook {
  id: string;
  /** May hold words that are as good as a password: never log it. */
  url: string;
  /** Empty: all. */
  types: EventType[];
  /** False once it answered that it is gone (410), or after it was switched off. */
  active: boolean;
  disabledBecause: 'gone' | null;
  /** The sequence of the last event that it has, was not interested in, or that is a dead letter. */
  position: number;
  /** Tries of the next event so far, and when the next one is due. Milliseconds since 1970, as are all times here. */
  attempts: number;
  nextTryAt: number | null;
  lastDeliveredAt: number | null;
  /** What came of the last try: `204`, `timed-out`; null before the first. */
  lastOutcome: string | null;
  deadLetters: number;
  createdAt: number;
}

/** An event that could not be delivered in all its tries. */
export interface DeadLetter {
  sequence: number;
  outcome: string;
  /** When it was given up. */
  at: number;
  /** It is to be tried once more. */
  waiting: boolean;
}
