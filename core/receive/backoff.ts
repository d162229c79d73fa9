/** Milliseconds to wait before the next try after `failures` in a row: 2 s × 1.5, at most 5 minutes, ±20 % jitter. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const wait = Math.min(300_000, 2000 * 1.5 ** Math.max(0, failures - 1));
  return Math.round(wait * (0.8 + 0.4 * random()));
}
