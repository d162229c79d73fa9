/** One at a time, in the order in which they came. */
export interface Turns {
  /** Resolves when it is the caller's turn; what it resolves to ends it. */
  enter(): Promise<() => void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      const mine = Promise.withResolvers<void>();
      last = mine.promise;
      await before;
      return mine.resolve;
    },
  };
}
