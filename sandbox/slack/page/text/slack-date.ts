const styles: Record<string, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'long' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

/**
 * Words for `<!date^seconds^format|…>` in the reader's language and time zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(seconds: number, format: string, locale: string, now: number = Date.now()): string {
  return format.replace(/\{(\w+)\}/g, (written, token: string) => words(seconds * 1000, token, locale, now) ?? written);
}

/** A message's time, as `14:05`. */
export function clockTime(ts: string, locale: string): string {
  return format(Number(ts) * 1000, locale, { hour: '2-digit', minute: '2-digit' });
}

/** A day, as `today` or `Friday, 20 November`. */
export function dayName(ts: string, locale: string, now: number = Date.now()): string {
  const at = Number(ts) * 1000;
  return relativeDay(at, locale, now) ?? format(at, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

function words(at: number, token: string, locale: string, now: number): string | null {
  if (token === 'ago') return ago(at, locale, now);
  if (token === 'date_num') return new Date(at).toLocaleDateString('sv');
  if (token.endsWith('_pretty')) {
    return relativeDay(at, locale, now) ?? words(at, token.slice(0, -'_pretty'.length), locale, now);
  }
  const style = styles[token];
  return style ? format(at, locale, style) : null;
}

function relativeDay(at: number, locale: string, now: number): string | null {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  return Math.abs(days) > 1 ? null : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function ago(at: number, locale: string, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(seconds) < 60) return relative.format(seconds, 'second');
  if (Math.abs(seconds) < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options).format(at);
}
