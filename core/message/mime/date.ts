const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
  const text = field.slice(0, 200).replace(/\([^()]*\)/g, ' ');
  const match =
    /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?\s*(?:([+-])\s?(\d{1,2}):?(\d{2})|([a-z]{1,5}))?/i.exec(
      text,
    );
  if (!match) return readOtherDate(text);
  const [, day, monthName, yearText, hour, minute, second, sign, zoneHours, zoneMinutes, zoneName] = match;
  const month = MONTHS.indexOf((monthName as string).toLowerCase());
  if (month < 0) return readOtherDate(text);
  const offset = sign
    ? (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
    : (ZONES[zoneName?.toLowerCase() ?? 'z'] ?? 0) * 60;
  const time =
    Date.UTC(fullYear(Number(yearText)), month, Number(day), Number(hour), Number(minute), Number(second ?? 0)) -
    offset * 60_000;
  return Number.isFinite(time) ? time : null;
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
  const time = Date.parse(/(?:z|gmt|utc|[+-]\d{2}:?\d{2})$/i.test(clean) ? clean : `${clean} UTC`);
  return Number.isFinite(time) ? time : null;
}
