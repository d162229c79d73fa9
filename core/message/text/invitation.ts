/** What a calendar invitation says (RFC 5545, RFC 5546): of its first event what a person wants to know. */
export interface Invitation {
  kind: 'invitation' | 'cancellation' | 'reply';
  summary: string;
  /** As a person reads it, in the time zone that the invitation names: `2026-03-10 14:00–15:00 (America/Sao_Paulo)`. */
  time: string;
  place: string;
}

const MOST_CHARACTERS = 256 * 1024;

/** Reads a text/calendar part; null where it holds no event. */
export function readInvitation(calendar: string): Invitation | null {
  const text = calendar.slice(0, MOST_CHARACTERS).replace(/\r?\n[ \t]/g, '');
  const start = text.search(/^BEGIN:VEVENT\s*$/im);
  if (start < 0) return null;
  const end = text.slice(start).search(/^END:VEVENT\s*$/im);
  const event = propertiesOf(end < 0 ? text.slice(start) : text.slice(start, start + end));
  const method = propertiesOf(text.slice(0, start)).get('METHOD')?.value.toUpperCase() ?? '';
  const cancelled = event.get('STATUS')?.value.toUpperCase() === 'CANCELLED';
  return {
    kind: method === 'CANCEL' || cancelled ? 'cancellation' : method === 'REPLY' ? 'reply' : 'invitation',
    summary: plain(event.get('SUMMARY')?.value ?? ''),
    time: timeOf(event.get('DTSTART'), event.get('DTEND')),
    place: plain(event.get('LOCATION')?.value ?? ''),
  };
}

/** The invitation as a line of text: `[invitation: Budget · 2026-03-10 14:00–15:00 (UTC) · Room 4]`. */
export function invitationLine({ kind, summary, time, place }: Invitation): string {
  return `[${kind}: ${[summary, time, place].filter((said) => said !== '').join(' · ')}]`;
}

interface Property {
  /** Time zone of the value, where it names one. */
  zone: string | null;
  value: string;
}

/** The first property of each name, of the event itself and not of the alarms in it. */
function propertiesOf(lines: string): Map<string, Property> {
  const found = new Map<string, Property>();
  let depth = 0;
  for (const line of lines.split('\n', 5_000)) {
    if (/^BEGIN:/i.test(line)) depth++;
    const property = /^([A-Z-]{1,40})((?:;[^:"]{0,200}(?:"[^"]{0,500}")?){0,20}):(.*)/is.exec(line.trimEnd());
    if (property && depth === 1 && !found.has((property[1] as string).toUpperCase())) {
      const zone = /;TZID="?([^";:]{1,100})/i.exec(property[2] as string)?.[1] ?? null;
      found.set((property[1] as string).toUpperCase(), { zone, value: property[3] as string });
    }
    if (/^END:/i.test(line)) depth--;
  }
  return found;
}

/** RFC 5545 §3.3.11: commas, semicolons and line breaks are escaped. */
function plain(value: string): string {
  return value
    .replace(/\\n/gi, ', ')
    .replace(/\\([,;\\])/g, '$1')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

function timeOf(start: Property | undefined, end: Property | undefined): string {
  const from = dateTime(start);
  if (from === null) return '';
  const to = dateTime(end);
  const zone = from.zone === '' ? '' : ` (${from.zone})`;
  const began = from.time === '' ? from.day : `${from.day} ${from.time}`;
  if (to === null || to.zone !== from.zone) return `${began}${zone}`;
  // a day without a time ends before its end (RFC 5545 §3.6.1)
  if (to.time === '' || to.day === from.day) return to.time === '' ? began : `${began}–${to.time}${zone}`;
  return `${began} – ${to.day} ${to.time}${zone}`;
}

function dateTime(property: Property | undefined): { day: string; time: string; zone: string } | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?\s*$/.exec(property?.value ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, universal] = match;
  return {
    day: `${year}-${month}-${day}`,
    time: hour === undefined ? '' : `${hour}:${minute}`,
    zone: universal === 'Z' ? 'UTC' : plain(property?.zone ?? ''),
  };
}
