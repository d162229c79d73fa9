/** Numbers that look random and are the same at every run. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True in so many of 100 cases. */
  percent(chance: number): boolean;
  bytes(length: number): Buffer;
  /** Digits of base 36. */
  token(length: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c), in the public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T,
    percent: (chance) => next() * 100 < chance,
    bytes: (length) => Buffer.from(Uint8Array.from({ length }, () => between(0, 255))),
    token: (length) => Array.from({ length }, () => between(0, 35).toString(36)).join(''),
  };
}
