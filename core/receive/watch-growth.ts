/** Notices folders that grow by more mails than the server lists. */
export interface GrowthWatch {
  /**
   * How many mails the folder has got since it was first opened that were never listed. `exists`: how many it holds, as
   * the server said on opening; `before` and `after`: how many of them we knew just then, and know after comparing. Mails
   * that are taken off the server make it count too few, never too many.
   */
  unlisted(folder: string, count: { exists: number; before: number; after: number }): number;
}

export function createGrowthWatch(): GrowthWatch {
  const level = new Map<string, { exists: number; known: number }>();
  return {
    unlisted(folder, { exists, before, after }) {
      const then = level.get(folder);
      const unlisted = then === undefined ? 0 : exists - then.exists - (after - then.known);
      if (unlisted > 0) return unlisted;
      level.set(folder, { exists, known: before });
      return 0;
    },
  };
}
