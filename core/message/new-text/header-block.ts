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
  if (!text.includes(':') && !text.includes('：')) return [];
  const line = text.slice(0, LONGEST_LINE);
  const first = /^[\s*_|]{0,20}([\p{L}][\p{L}’' -]{0,24}?)[\s*_\u00a0]{0,4}[:：]/u.exec(line);
  const kind = first ? HEADER_NAMES.get((first[1] as string).trim().toLowerCase()) : undefined;
  if (!kind || !first) return [];
  const kinds = [kind];
  // several fields on one line, where HTML had them in one block
  for (const [, name] of line.slice(first[0].length).matchAll(/\s\*?(\p{L}{2,14})\*?:\s/gu)) {
    const more = HEADER_NAMES.get((name as string).toLowerCase());
    if (more) kinds.push(more);
  }
  return kinds;
}
