/** Counts as a row of bars for a line of text, the greatest at full height. What is nothing is lowest, one stands out. */
export function bars(counts: readonly number[]): string {
  const greatest = Math.max(...counts, 1);
  return counts
    .map((count) => heights[count === 0 ? 0 : Math.ceil((count / greatest) * (heights.length - 1))])
    .join('');
}

const heights = [...'▁▂▃▄▅▆▇█'];

export const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
