import type { TextLine } from '../text/text-line.ts';
import { WROTE } from './phrases.ts';

/** The line or lines that introduce a quote (`On Monday, Ann wrote:`). */
export interface Attribution {
  /** What the writer wrote on the same line, before it. */
  before: string;
  /** The line after it. */
  end: number;
}

const LONGEST_LINE = 400;
const MOST_LINES = 4;

/**
 * Reads the attribution that begins at a line, in any language of `phrases.ts`: a date and somebody who wrote, or a date
 * and an address and a colon. Up to four lines, since mail programs fold long ones.
 */
export function attributionAt(lines: TextLine[], start: number): Attribution | null {
  const first = (lines[start] as TextLine).text;
  if (first.length > LONGEST_LINE || first === '') return null;
  if (!mayOpen(first) && !namesSomebody(first)) return null;
  const inLine = first.includes('On ') ? INLINE.exec(first) : null;
  const before = inLine ? first.slice(0, inLine.index + (inLine[1] as string).length) : '';
  let joined = inLine ? first.slice(before.length) : first;
  if (!OPENS.test(joined) && !(namesSomebody(first) && (saysWhoWrote(joined) || isInBrackets(joined)))) return null;
  let i = start;
  for (let count = 1; count <= MOST_LINES; count++) {
    if (isAttribution(joined, () => nextIsQuoted(lines, i + 1))) return { before: cleanBefore(before), end: i + 1 };
    const next = nextLine(lines, i, joined);
    if (next === null) return null;
    i = next;
    joined = `${joined} ${(lines[i] as TextLine).shown.trim()}`;
    if (joined.length > LONGEST_LINE) return null;
  }
  return null;
}

/**
 * The first line from here on that an attribution may end with; beyond all lines where there is none. One that begins at
 * a line ends at most `MOST_DISTANT_END` lines further down: in most mails nothing needs to be looked at.
 */
export function nextPossibleEnd(lines: TextLine[], from: number): number {
  for (let i = from; i < lines.length; i++) if (mayEndAttribution((lines[i] as TextLine).text)) return i;
  return Number.POSITIVE_INFINITY;
}

/** Between the lines of an attribution may stand an empty one each. */
export const MOST_DISTANT_END = 2 * (MOST_LINES - 1);

function mayEndAttribution(text: string): boolean {
  const line = text.trimEnd();
  const last = line.charCodeAt(line.length - 1);
  return last === GREATER || QUOTE_OPENERS.includes(last) || mayEndInVerb(line) || line.includes('@');
}

/**
 * Whether a line can open an attribution, told without a regular expression since every line is asked: before the first
 * figure stand at most three words. Those on the writer's own line have `On `.
 */
function mayOpen(line: string): boolean {
  if (line.startsWith('In ') || line.includes('On ', 1)) return true;
  let words = 0;
  let inWord = false;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
    const letter = isAsciiLetter(code);
    if (letter && !inWord && ++words > 3) return false;
    if (!letter && code > 0x20 && code < 0x80 && !DATE_MARKS.includes(code)) return false;
    inWord = code > 0x20;
  }
  return false;
}

const DATE_MARKS = [..."*_-.,'"].map((mark) => mark.charCodeAt(0));

function isAsciiLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

/** An attribution without a date has an address, or ends as one does. */
function namesSomebody(line: string): boolean {
  return line.includes('@') || QUOTE_OPENERS.includes(line.charCodeAt(line.length - 1));
}

const QUOTE_OPENERS = [...':：*_–—-'].map((mark) => mark.charCodeAt(0));

function saysWhoWrote(line: string): boolean {
  return mayEndInVerb(line) && SOMEBODY_WROTE.test(line);
}

function isInBrackets(line: string): boolean {
  return line.includes('@') && IN_BRACKETS.test(line);
}

/**
 * Whether the last word is one of those that the verbs end in: told by looking it up, since most lines end in another
 * word and the regular expressions try all verbs at every place.
 */
function mayEndInVerb(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (NO_ENDS[last] === 1 || (isSign(last) && !AFTER_VERB.includes(last))) return false;
  let end = line.length;
  while (end > 0 && AFTER_VERB.includes(line.charCodeAt(end - 1))) end--;
  if (line.charCodeAt(end - 1) === CLOSE && line.endsWith('(a)', end)) end -= 3;
  else if (line.charCodeAt(end - 1) === CLOSE && line.slice(0, end).toLowerCase().endsWith('(a)')) end -= 3;
  while (end > 0 && line.charCodeAt(end - 1) === SPACE) end--;
  let start = end;
  while (start > 0 && end - start <= LONGEST_VERB && !BEFORE_VERB.includes(line.charCodeAt(start - 1))) start--;
  return LAST_WORDS.has(line.slice(start, end).toLowerCase());
}

/** Dashes, quotes, marks of currencies and the like: no verb ends in one. */
function isSign(code: number): boolean {
  return code >= 0x2000 && code < 0x20d0;
}

/** At most three words (On, weekday, month) before the first figure of a date; or as Usenet did, the Message-ID. */
const OPENS = /^(?:In (?:message|article|mail) |[\s*_–—-]{0,60}(?:[\p{L}’'-]{1,15}[.,]{0,2}\s+){0,3}[在于於]?\s?\d)/u;

const SOMEBODY_WROTE = new RegExp(`^.{1,200}\\s(?:${WROTE})(?:\\s?\\(a\\))?\\s*[:：]?\\s*[-–—_*]*$`, 'iu');

/** An attribution on the writer's own line: `Thanks! On Wed, Apr 4, 2012 at 3:59 PM, ann@example.org wrote:`. */
const INLINE =
  /^(.{1,300}?[\s>–—-])On (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))/;

const ENDS_WITH_VERB = new RegExp(`(?:^|[\\s>)\\]"'”\\d])(?:${WROTE})(?:\\s?\\(a\\))?\\s*[:：]?\\s*[-–—_*]*$`, 'iu');
const HAS_VERB = new RegExp(`(?:^|[\\s>)\\]"'”])(?:${WROTE})(?:\\s?\\(a\\))?(?=[\\s:：])`, 'iu');
const VERB_THEN_COLON = new RegExp(`[\\s>](?:${WROTE})(?:\\s?\\(a\\))?\\s?[:：]`, 'iu');
/** The verb and what may follow it: no need to look for it in the rest of the line. */
const LONGEST_END = 80;

const SPACE = 0x20;
const CLOSE = 0x29;
const GREATER = 0x3e;
const AFTER_VERB = [...' \t\u00a0:：*_–—-'].map((mark) => mark.charCodeAt(0));
const BEFORE_VERB = [...' \t\u00a0>)]"\'”0123456789'].map((mark) => mark.charCodeAt(0));
const LAST_WORDS = new Set(WROTE.split('|').map((verb) => verb.replace('\\(a\\)', '').split(' ').at(-1) as string));
const LONGEST_VERB = 20;

/** By the last character of a line: 1 where none of the verbs, nor what may follow them, ends so. */
const NO_ENDS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const last = String.fromCharCode(code).toLowerCase();
  const ends = AFTER_VERB.includes(code) || last === ')' || [...LAST_WORDS].some((word) => word.endsWith(last));
  return ends ? 0 : 1;
});

const DATE = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\p{L}{3,9}/u;
const TIME = /\d{1,2}[:.h]\d{2}/;
const IN_BRACKETS = /\S\s*<\s?[^\s@<>]{1,64}@[^\s@<>]{1,250}\s?>/;
const ADDRESS = /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/;

function isAttribution(text: string, quoteFollows: () => boolean): boolean {
  const trimmed = text.trim();
  const verb = mayEndInVerb(trimmed);
  if (!verb && !mayEndWithoutVerb(trimmed)) return false;
  const dated = DATE.test(trimmed);
  const addressed = ADDRESS.test(trimmed);
  if (verb && ENDS_WITH_VERB.test(trimmed.slice(-LONGEST_END))) {
    if (dated && (OPENS.test(trimmed) || addressed)) return true;
    if (addressed && /[:：]\s*[-–—_*]*$/.test(trimmed)) return true;
    if (/^[-–—_*]{2,}.+[-–—_*]{2,}$/.test(trimmed)) return true;
    return /[:：]$/.test(trimmed) && trimmed.length < 120 && quoteFollows();
  }
  // in any language and order: somebody's name and address, a date, a time and a colon
  if (dated && IN_BRACKETS.test(trimmed) && TIME.test(trimmed) && /[:：]$/.test(trimmed)) return true;
  if (!dated || !OPENS.test(trimmed)) return false;
  const colon = /[:：]\s*[-–—_*]*$/.test(trimmed);
  if (colon && (HAS_VERB.test(trimmed) || /[>)\]]\s*[:：]$/.test(trimmed)) && (addressed || HAS_VERB.test(trimmed)))
    return true;
  if (colon && addressed) return true;
  if (addressed && VERB_THEN_COLON.test(trimmed)) return true;
  return addressed && trimmed.endsWith('>') && /^[\s*_–—-]*\d/.test(trimmed) && quoteFollows();
}

/** An attribution ends in a colon, or in an address, or has both. */
function mayEndWithoutVerb(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === GREATER || QUOTE_OPENERS.includes(last) || (text.includes('@') && /[:：]/.test(text));
}

/**
 * The line with which a folded attribution goes on: an empty line only before an address in brackets, a line with a
 * quote mark only where the mark closes the bracket (`<ann@example.org` / `> wrote:`).
 */
function nextLine(lines: TextLine[], at: number, soFar: string): number | null {
  let next = at + 1;
  if (lines[next]?.text === '' && lines[next]?.depth === 0 && DATE.test(soFar) && lines[next + 1]?.text.startsWith('<'))
    next++;
  const line = lines[next];
  if (!line || line.shown === '') return null;
  return line.depth === 0 || (line.depth === 1 && isBracketOpen(soFar)) ? next : null;
}

function isBracketOpen(text: string): boolean {
  return text.split('<').length > text.split('>').length;
}

function nextIsQuoted(lines: TextLine[], from: number): boolean {
  for (let i = from; i < lines.length && i < from + 5; i++) {
    const line = lines[i] as TextLine;
    if (line.depth > 0) return line.cited;
    if (line.text.trim() !== '') return false;
  }
  return false;
}

function cleanBefore(before: string): string {
  return before.replace(/[\s–—-]+$/, '');
}
