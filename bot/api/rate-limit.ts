import type { Clock } from '@inbox-email/core/work/clock.ts';

/** How much one caller may ask: a bucket of so many requests that fills up again by so many a second. */
export interface RateLimit {
  burst: number;
  perSecond: number;
}

/** Seconds until the caller may ask again; null where they may now. */
export type TakeTurn = (caller: string) => number | null;

export function createRateLimit({ burst, perSecond }: RateLimit, clock: Clock): TakeTurn {
  const buckets = new Map<string, { left: number; at: number }>();
  const refilled = ({ left, at }: { left: number; at: number }, now: number) =>
    Math.min(burst, left + ((now - at) / 1000) * perSecond);
  return (caller) => {
    const now = clock();
    if (buckets.size > callersAtMost) {
      for (const [known, bucket] of buckets) if (refilled(bucket, now) >= burst) buckets.delete(known);
    }
    const left = refilled(buckets.get(caller) ?? { left: burst, at: now }, now);
    const taken = left >= 1;
    buckets.set(caller, { left: taken ? left - 1 : left, at: now });
    return taken ? null : Math.max(1, Math.ceil((1 - left) / perSecond));
  };
}

/** From here on, those that are full again are forgotten. */
const callersAtMost = 1000;
