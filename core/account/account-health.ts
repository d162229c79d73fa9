import type { AccountError } from './diagnosis.ts';

/** How an account has been doing, for pictures. Lists begin with the oldest; the last one is of now. */
export interface AccountHealth {
  accountId: string;
  /** Mails received in each of the last 24 hours, those of the backlog left out. */
  mails: readonly number[];
  /** Failures in each of the last 24 hours. */
  failures: readonly number[];
  /** Failures in each of the last 14 times 24 hours. */
  failuresByDay: readonly number[];
  /** The newest, recovered or not; null where there was none. */
  lastError: Pick<AccountError, 'code' | 'side' | 'lastAt' | 'recoveredAt'> | null;
}

export const hoursShown = 24;
export const daysShown = 14;
