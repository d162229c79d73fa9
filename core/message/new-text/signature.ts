import type { TextLine } from '../text/text-line.ts';
import { disclaimerAt } from './disclaimer.ts';
import { CLOSINGS, DEVICES, SENT_FROM } from './signature-phrases.ts';

/** Longer lines are no sign that a signature begins. */
const LONGEST_SIGN = 160;
const MOST_SIGNATURE_LINES = 12;
const LONGEST_SIGNATURE_LINE = 90;

/** A stretch without the signature, the mail program's own advertisement, list footer and disclaimer at its end. */
export function withoutSignature(lines: TextLine[]): TextLine[] {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    if (line.depth > 0) continue;
    if (line.signature || (line.text.length <= LONGEST_SIGN && isSign(lines, i))) return lines.slice(0, i);
    if (i > 0 && isApart((lines[i - 1] as TextLine).text) && disclaimerAt(lines, i)) return lines.slice(0, i);
  }
  return lines;
}

/** A legal notice begins below an empty line, or below the rule that servers draw above it. */
function isApart(above: string): boolean {
  return above === '' || (above.length >= 10 && RULES.includes(above.charCodeAt(0)) && RULE.test(above.slice(0, 200)));
}

const RULE = /^[_*=-]{10,}$/;
const RULES = [...'_*=-'].map((mark) => mark.charCodeAt(0));

function isSign(lines: TextLine[], at: number): boolean {
  const { text } = lines[at] as TextLine;
  if (text === '') return false;
  const dashed = DASHES.includes(text.trimStart().charCodeAt(0));
  return (
    (dashed && isDelimiter(lines, at)) ||
    isSentFrom(text) ||
    (dashed && isListFooter(lines, at)) ||
    isClosing(lines, at) ||
    (dashed && isDashedName(lines, at))
  );
}

/** What delimiters, rules and names with a dash begin with. */
const DASHES = [...'-–—_'].map((mark) => mark.charCodeAt(0));

/** `-- ` (RFC 3676 §4.3), its space often lost; a lone dash when little follows. */
function isDelimiter(lines: TextLine[], at: number): boolean {
  const text = (lines[at] as TextLine).text.trim();
  if (text === '--') return true;
  return /^[–—]{1,2}$/.test(text) && isShortToEnd(lines, at + 1);
}

/** `Sent from my iPhone`: not a sentence that happens to begin so. */
function isSentFrom(text: string): boolean {
  const line = text.trim();
  if (!SENT_FROM.test(line)) return false;
  const words = line.replace(/[<([]?https?:\/\/\S+/g, '').split(/\s+/).length;
  return (
    words <= 10 &&
    (DEVICES.test(line) || /^sent from my\b/i.test(line)) &&
    !/[,;].*\b(is|are|was|and|but)\b/i.test(line)
  );
}

/** The rule and address lines that list software adds below a mail. */
function isListFooter(lines: TextLine[], at: number): boolean {
  if (!/^_{20,}$|^-{20,}$/.test((lines[at] as TextLine).text.trim())) return false;
  const below = lines
    .slice(at + 1, at + 5)
    .map((line) => line.text.slice(0, 200))
    .join('\n');
  return /mailing list|mailman|listinfo|unsubscribe/i.test(below);
}

/** `Kind regards,` alone on its line with a few short lines to the end: a name, a title, a telephone number. */
function isClosing(lines: TextLine[], at: number): boolean {
  const text = (lines[at] as TextLine).text.trim();
  return text.length <= 60 && CLOSINGS.test(text) && isShortToEnd(lines, at + 1);
}

/** `-Ann`, `— Ann Lee` as the last line of a stretch; an item of a list has others beside it. */
function isDashedName(lines: TextLine[], at: number): boolean {
  const text = (lines[at] as TextLine).text;
  if (text.length > 40 || !/^\s?[-–—]\s?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u.test(text)) return false;
  if (/^\s?[-–—•*]/.test((lines[at - 1]?.text || lines[at - 2]?.text) ?? '')) return false;
  return at > 0 && (nextText(lines, at + 1) === null || isRuleText(nextText(lines, at + 1) as string));
}

/** The next line with text, not further down than a signature's end could be from the next stretch; null at the end. */
function nextText(lines: TextLine[], from: number): string | null {
  for (let i = from; i < lines.length; i++) {
    if (i >= from + MOST_SIGNATURE_LINES) return '';
    const text = (lines[i] as TextLine).text.trim();
    if (text !== '') return text;
  }
  return null;
}

function isRuleText(text: string): boolean {
  return /^_{10,}/.test(text);
}

function isShortToEnd(lines: TextLine[], from: number): boolean {
  let count = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    const text = line.text.trim();
    if (text === '') continue;
    if (line.signature || text === '--' || isSentFrom(text) || disclaimerAt(lines, i)) return true;
    if (++count > MOST_SIGNATURE_LINES || text.length > LONGEST_SIGNATURE_LINE || text.endsWith('?')) return false;
  }
  return true;
}
