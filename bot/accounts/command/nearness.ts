/** Words without case, accents and surrounding space: "Configurações" and "configuracoes" are one. */
export function folded(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whether `typed` is `meant` with a slip or two of the keyboard. Short words allow one, longer ones two. */
export function isNear(typed: string, meant: string, atMost = 2): boolean {
  return slips(typed, meant) <= Math.min(atMost, allowed(typed));
}

/** The word that was most likely meant, by the fewest slips; null where none is near. */
export function closest(typed: string, known: readonly string[]): string | null {
  let best: { word: string; slips: number } | null = null;
  for (const word of known) {
    const count = slips(typed, word);
    if (count <= allowed(typed) && (best === null || count < best.slips)) best = { word, slips: count };
  }
  return best?.word ?? null;
}

function allowed(typed: string): number {
  if (typed.length <= 2) return 0;
  return typed.length <= 5 ? 1 : 2;
}

/**
 * How many letters must be added, dropped, replaced or swapped with their neighbour (optimal string alignment: Damerau
 * 1964, restricted).
 */
function slips(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + Number(!isSame),
      );
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
