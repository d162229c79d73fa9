import type { TextLine } from '../text/text-line.ts';
import { HEADER_NAMES, type HeaderKind } from './header-names.ts';

const MOST_LINES = 14;
const LONGEST_LINE = 1_000;

/**
 * The header of an earlier mail copied into the text, as Outlook and others put above history: `From: … Sent: … To: …
 * Subject: …`, in any language of `header-names.ts`.
 *
 * @returns the line after it, or null where none begins
 */
export function headerBlockAt(lines: TextLine[], start: number): number | null {
  const opening = kindsIn((lines[start] as TextLine).text);
  if (opening.length === 0) return null;
  const kinds = new Set<HeaderKind>();
  let text = '';
  let continuations = 0;
  let i = start;
  for (; i < lines.length && i < start + MOST_LINES; i++) {
    const line = lines[i] as TextLine;
    if (line.text.trim() === '' || line.depth > 0) break;
    const found = kindsIn(line.text);
    if (found.length === 0 && ++continuations > 3) break;
    if (found.length > 0) continuations = 0;
    for (const kind of found) kinds.add(kind);
    text += ` ${line.text.slice(0, LONGEST_LINE)}`;
  }
  return isHeader(kinds, text) ? i : null;
}

/** Somebody's own `From: Lisbon, To: Porto` has neither an address nor a subject. */
function isHeader(kinds: Set<HeaderKind>, text: string): boolean {
  if (!kinds.has('from') && !kinds.has('date')) return false;
  if (kinds.has('from') && kinds.has('date') && kinds.has('subject')) return true;
  if (kinds.has('from') && kinds.has('date') && kinds.has('to') && /\d{1,2}[:.h]\d{2}/.test(text)) return true;
  return kinds.size >= 2 && /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/.test(text);
}

function kindsIn(text: string): HeaderKind[] {
  const colon = firstColon(text);
  if (colon < 1) return [];
  const kind = HEADER_NAMES.get(text.slice(0, colon).replace(MARKUP, '').toLowerCase());
  if (!kind) return [];
  const kinds = [kind];
  // several fields on one line, where HTML had them in one block
  for (const [, name] of text.slice(colon + 1, LONGEST_LINE).matchAll(/\s\*?(\p{L}{2,14})\*?:\s/gu)) {
    const more = HEADER_NAMES.get((name as string).toLowerCase());
    if (more) kinds.push(more);
  }
  return kinds;
}

/** What stands around a field's name: `*From:*`, `| From:`. */
const MARKUP = /^[\s*_|]+|[\s*_]+$/g;
const LONGEST_NAME = 50;

/** Where the colon is that may end a field's name; −1 where what stands before it is none, or is too long. */
function firstColon(text: string): number {
  for (let i = 0; i < text.length && i < LONGEST_NAME; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON || code === WIDE_COLON) return i;
    if (code < 0x80 && STANDS_IN_NAME[code] === 0) return -1;
  }
  return -1;
}

const COLON = 0x3a;
const WIDE_COLON = 0xff1a;

/** 1 for letters, white space, and the marks around and between words. */
const STANDS_IN_NAME = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[a-z\t *_|'-]/i.test(String.fromCharCode(code)) ? 1 : 0,
);
