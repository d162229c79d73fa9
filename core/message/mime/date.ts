/** In English (RFC 5322 §3.3), and as programs write them that ask the system for the month's name. */
const MONTHS = new Map(
  [
    ['jan', 'ene', 'gen'],
    ['feb', 'fev'],
    ['mar', 'mrz', 'mrt', 'maa'],
    ['apr', 'abr', 'avr'],
    ['may', 'mai', 'mei', 'mag', 'maj'],
    ['jun', 'giu'],
    ['jul', 'lug'],
    ['aug', 'ago', 'aou'],
    ['sep', 'set'],
    ['oct', 'okt', 'out', 'ott'],
    ['nov'],
    ['dec', 'dez', 'dic'],
  ].flatMap((names, month) => names.map((name) => [name, month])),
);

/** Hours from UTC (RFC 5322 §4.3). Military letters are UTC there, since nobody used them rightly. */
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  bst: 1,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ist: 5.5,
  jst: 9,
  kst: 9,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  brt: -3,
  art: -3,
};

/** Reads a Date header (RFC 5322 §3.3 and its obsolete forms) to milliseconds since 1970; null where it is none. */
export function readDate(field: string | null): number | null {
  if (field === null) return null;
  const beginning = field.slice(0, 200);
  const text = beginning.includes('(') ? beginning.replace(/\([^()]*\)/g, ' ') : beginning;
  const match =
    /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?\s*([ap]m\b)?\s*(?:(?:gmt|utc?)?([+-])\s?(\d{1,2}):?(\d{2})|([a-z]{1,5}))?/i.exec(
      text,
    );
  if (!match) return readOtherDate(text);
  const [, day, monthName, yearText, hour, minute, second, half, sign, zoneHours, zoneMinutes, zoneName] = match;
  const month = MONTHS.get((monthName as string).toLowerCase());
  if (month === undefined) return readOtherDate(text);
  const offset = sign
    ? (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
    : (ZONES[zoneName?.toLowerCase() ?? 'z'] ?? 0) * 60;
  const time =
    Date.UTC(
      fullYear(Number(yearText)),
      month,
      Number(day),
      hourOfDay(Number(hour), half),
      Number(minute),
      Number(second ?? 0),
    ) -
    offset * 60_000;
  return Number.isFinite(time) ? time : null;
}

/** `8 PM` is 20, `12 AM` is 0. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** RFC 5322 §4.3: two digits below 50 are this century, other two and three digits count from 1900. */
function fullYear(year: number): number {
  if (year < 50) return year + 2000;
  return year < 1000 ? year + 1900 : year;
}

/** ISO 8601, and asctime as in `Mon Apr  2 18:22:10 2012`. */
function readOtherDate(text: string): number | null {
  const clean = text.trim();
  if (!/\d{4}/.test(clean) || !/\d:\d/.test(clean)) return null;
  const asctime = /^(\w{3},? \w{3}\s+\d{1,2} \d{1,2}:\d{2}:\d{2}) ([a-z]{2,5}) (\d{4})$/i.exec(clean);
  if (asctime) return readOtherDate(`${asctime[1]} ${asctime[3]} ${hoursFromUtc(asctime[2] as string)}`);
  const time = Date.parse(/(?:z|gmt|utc|[+-]\d{2}:?\d{2})$/i.test(clean) ? clean : `${clean} UTC`);
  return Number.isFinite(time) ? time : null;
}

/** The zone by its hours, as `-0500`; UTC where its name says nothing. */
function hoursFromUtc(zone: string): string {
  const minutes = (ZONES[zone.toLowerCase()] ?? 0) * 60;
  const digits = Math.floor(Math.abs(minutes) / 60) * 100 + (Math.abs(minutes) % 60);
  return `${minutes < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`;
}
