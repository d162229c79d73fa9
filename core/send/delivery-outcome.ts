import type { Failure } from '../account/failure.ts';

export type DeliveryOutcome = 'deferred' | 'failed' | 'uncertain';

/**
 * What a failed attempt means for the mail. A server's answer is its word: 5xx is final, 4xx is for later
 * (RFC 5321, section 4.2.1). Without an answer it depends on whether the text was going out already: if so, the server
 * may have taken the mail and only its "250" was lost; then nobody but a person decides about sending again.
 */
export function outcomeOf(failure: Failure, dataStarted: boolean): DeliveryOutcome {
  if (failure.stage === 'send') {
    if (failure.reply >= 500) return 'failed';
    if (failure.reply >= 400) return 'deferred';
    // The library's own refusals (no recipient, a malformed address) happen before anything is sent.
    if (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE') return 'failed';
    if (dataStarted) return 'uncertain';
  }
  return 'deferred';
}

const minutes = 60_000;
const hours = 60 * minutes;
const schedule = [1 * minutes, 5 * minutes, 15 * minutes, 30 * minutes, 1 * hours, 2 * hours, 4 * hours];
const giveUpAfter = 5 * 24 * hours;

/**
 * When to try again after the given number of attempts; null: it has been tried for five days, as long as mail servers
 * themselves do (RFC 5321, section 4.5.4.1).
 */
export function nextTryAt(attempts: number, now: number): number | null {
  const waits = (count: number) => schedule[Math.min(count, schedule.length) - 1] ?? 0;
  let elapsed = 0;
  for (let attempt = 1; attempt < attempts; attempt++) elapsed += waits(attempt);
  return elapsed >= giveUpAfter ? null : now + waits(Math.max(attempts, 1));
}
