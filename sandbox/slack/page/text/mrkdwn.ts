import { emojiOf } from './emoji.ts';

/** A piece of a line of Slack's markup. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'emoji'; name: string }
  | Reference;

/** What stands in angle brackets. */
export type Reference =
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string; label: string | null }
  | { kind: 'usergroup'; id: string; label: string | null }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; link: string | null; fallback: string };

export type Paragraph = { kind: 'lines' | 'quote'; inlines: Inline[] } | { kind: 'pre'; text: string };

/**
 * Takes Slack's markup apart. `verbatim` leaves bare web addresses as text.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(markup: string, verbatim = false): Paragraph[] {
  return markup
    .split(/```([\s\S]+?)```/)
    .flatMap((part, i) =>
      i % 2 === 1 ? [{ kind: 'pre' as const, text: literally(part.replace(/^\n/, '')) }] : paragraphs(part, verbatim),
    );
}

/** `&lt;`, `&gt;` and `&amp;`: the only entities that Slack knows. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function paragraphs(part: string, verbatim: boolean): Paragraph[] {
  const found: { quote: boolean; lines: string[] }[] = [];
  let quoteToEnd = false;
  for (const line of part.replace(/^\n|\n$/g, '').split('\n')) {
    const allQuoted = !quoteToEnd && /^(&gt;|>){3}/.exec(line);
    const quoted = allQuoted || /^(&gt;|>) ?/.exec(line);
    if (allQuoted) quoteToEnd = true;
    const quote = quoteToEnd || quoted !== null;
    const text = quoted ? line.slice(quoted[0].length) : line;
    const last = found.at(-1);
    if (last && last.quote === quote) last.lines.push(text);
    else found.push({ quote, lines: [text] });
  }
  return found
    .filter(({ quote, lines }) => quote || lines.some((line) => line !== ''))
    .map(({ quote, lines }) => ({ kind: quote ? 'quote' : 'lines', inlines: inlinesOf(lines.join('\n'), verbatim) }));
}

const formats: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };

function inlinesOf(text: string, verbatim: boolean): Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  let at = 0;

  function push(inline: Inline, length: number): void {
    if (plain) inlines.push({ kind: 'text', text: unescaped(plain) });
    plain = '';
    inlines.push(inline);
    at += length;
  }

  while (at < text.length) {
    const rest = text.slice(at);
    const before = text[at - 1] ?? ' ';
    const found = referenceAt(rest) ?? codeAt(rest) ?? emojiAt(rest) ?? (verbatim ? null : addressAt(rest, before));
    const format = formats[text[at] as string];
    const end = format ? closingMark(text, at, before) : -1;
    if (found) push(found.inline, found.length);
    else if (format && end > 0) {
      push({ kind: format, children: inlinesOf(text.slice(at + 1, end), verbatim) }, end + 1 - at);
    } else plain += text[at++];
  }
  if (plain) inlines.push({ kind: 'text', text: unescaped(plain) });
  return inlines;
}

type Found = { inline: Inline; length: number } | null;

function referenceAt(rest: string): Found {
  const match = /^<([^<>\n]+)>/.exec(rest);
  const inline = match && readReference(match[1] as string);
  return inline ? { inline, length: match[0].length } : null;
}

/** What `<…>` refers to; null if it is none of Slack's references: then it is text. */
function readReference(inside: string): Reference | null {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescaped(inside.slice(bar + 1));
  if (/^@[UW]/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice(9), label };
  if (/^!(channel|here|everyone|group)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  const date = /^!date\^(\d+)\^([^^]*)(?:\^(.*))?$/.exec(target);
  if (date) {
    const [, seconds, format, link] = date;
    return { kind: 'date', seconds: Number(seconds), format: format ?? '', link: link ?? null, fallback: label ?? '' };
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) {
    const url = unescaped(target);
    return { kind: 'link', url, label: label || url.replace(/^(mailto|tel):/i, '') };
  }
  return null;
}

function codeAt(rest: string): Found {
  const match = /^`([^`\n]+)`/.exec(rest);
  return match && { inline: { kind: 'code', text: literally(match[1] as string) }, length: match[0].length };
}

function emojiAt(rest: string): Found {
  const match = /^:([a-z0-9_+'-]+):/.exec(rest);
  if (!match || !emojiOf(match[1] as string)) return null;
  return { inline: { kind: 'emoji', name: match[1] as string }, length: match[0].length };
}

function addressAt(rest: string, before: string): Found {
  if (/[\p{L}\p{N}]/u.test(before)) return null;
  const match = /^https?:\/\/[^\s<>|*_~`]*[^\s<>|*_~`.,;:!?)\]'"]/i.exec(rest);
  if (!match) return null;
  const url = unescaped(match[0]);
  return { inline: { kind: 'link', url, label: url }, length: match[0].length };
}

/** Where the formatting that begins at `open` ends, on the same line; -1 if that sign is just a sign. */
function closingMark(text: string, open: number, before: string): number {
  const sign = text[open] as string;
  const after = text[open + 1] ?? ' ';
  if (/[\p{L}\p{N}]/u.test(before) || before === sign || /\s/.test(after) || after === sign) return -1;
  for (let i = open + 1; i < text.length && text[i] !== '\n'; i++) {
    const skipped = /^(<[^<>\n]+>|`[^`\n]+`)/.exec(text.slice(i));
    if (skipped) i += skipped[0].length - 1;
    else if (text[i] === sign && !/\s/.test(text[i - 1] as string) && !/[\p{L}\p{N}]/u.test(text[i + 1] ?? ' ')) {
      return i;
    }
  }
  return -1;
}

/** Text in which nothing is formatted: references show what they refer to. */
function literally(text: string): string {
  const shown = text.replace(/<([^<>\n]+)>/g, (written, inside: string) => {
    const reference = readReference(inside);
    if (reference?.kind === 'link') return reference.label;
    return reference?.kind === 'broadcast' ? `@${reference.range}` : written;
  });
  return unescaped(shown);
}
