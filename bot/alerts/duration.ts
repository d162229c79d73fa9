import type { Text } from '../text/text.ts';

/** `3 h 20 min`, `2 d 4 h`: the two largest units that count. Their signs are the same in all our languages. */
export function durationInWords(milliseconds: number, { alerts }: Text): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return alerts.lessThanAMinute;
  const units = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
