import type { Correspondent } from '../correspondent.ts';
import { decodeWords } from './encoded-words.ts';
import { isPlainLine } from './plain-line.ts';

const MOST_ADDRESSES = 2_000;

/**
 * Reads an address list (RFC 5322 §3.4) as mailers write it: groups, comments as names, semicolons between addresses,
 * names with commas that nobody quoted, source routes. Names come out decoded; addresses as written, the domain in
 * lower case.
 */
export function readAddresses(field: string | null, charsetHint: string | null = null): Correspondent[] {
  if (field === null || field === '') return [];
  const list: Correspondent[] = [];
  let unclaimed = '';
  for (const item of splitList(field)) {
    const { address, name } = item;
    if (address === '') {
      // `Doe, Jane <jane@example.org>`: the comma was part of the name
      if (name !== '') unclaimed = unclaimed === '' ? name : `${unclaimed}, ${name}`;
      continue;
    }
    const whole = unclaimed !== '' && item.angled ? `${unclaimed}, ${name}` : name;
    unclaimed = '';
    list.push({ name: cleanName(decodeWords(whole, charsetHint)), address: cleanAddress(address, charsetHint) });
    if (list.length >= MOST_ADDRESSES) break;
  }
  if (list.length === 0 && unclaimed !== '') {
    const decoded = decodeWords(unclaimed, charsetHint);
    // name and address encoded as one: `=?utf-8?B?…?=`
    if (decoded !== unclaimed && /<[^\s@<>]+@[^\s@<>]+>|^[^\s@]+@[^\s@]+$/.test(decoded) && !decoded.includes('=?'))
      return readAddresses(Buffer.from(decoded).toString('latin1'), 'utf-8');
    const name = cleanName(decoded);
    // a bare word is a mailbox on the receiving system, as in `To: root`; several words are a name without an address
    if (/^[^\s@,]+$/.test(name)) list.push({ name: '', address: name });
    else if (name !== '') list.push({ name, address: '' });
  }
  return list;
}

interface Item {
  name: string;
  address: string;
  angled: boolean;
}

function splitList(field: string): Item[] {
  const items: Item[] = [];
  let words = '';
  let angle: string | null = null;
  let comment = '';
  const finish = (): void => {
    const text = words.trim();
    if (angle !== null) items.push({ name: text || comment, address: angle, angled: true });
    else if (text.includes('@') && !text.includes('=?')) items.push(...bareAddresses(text, comment));
    else if (/^[^\s@]+@[^\s@]+$/.test(comment)) items.push({ name: text, address: comment, angled: true });
    else if (text !== '' || comment !== '') items.push({ name: text || comment, address: '', angled: false });
    words = '';
    angle = null;
    comment = '';
  };
  for (let i = 0; i < field.length && items.length < MOST_ADDRESSES * 2; i++) {
    const character = field[i] as string;
    if (character === '"') {
      const quoted = readQuoted(field, i);
      words += quoted.text;
      i = quoted.end;
    } else if (character === '(') {
      const read = readComment(field, i);
      // the last one is the name: those before stand within the address
      comment = read.text.trim() || comment;
      i = read.end;
    } else if (character === '<') {
      const close = field.indexOf('>', i);
      const end = close < 0 ? field.length : close;
      let inner = field.slice(i + 1, end);
      if (inner.startsWith('<')) inner = inner.replace(/^<+/, '');
      inner = inner.trim();
      if (angle === null || !angle.includes('@')) angle = inner;
      i = end;
    } else if (character === ',' || character === ';') {
      finish();
    } else if (character === ':' && angle === null && !words.includes('@') && !/(^|\s)mailto$/i.test(words)) {
      // the name of a group says nothing about who gets the mail
      words = '';
    } else if (character === '=' && field[i + 1] === '?') {
      const end = endOfWord(field, i);
      words += field.slice(i, end);
      i = end - 1;
    } else if (character !== '>') {
      const end = endOfOrdinary(field, i + 1);
      words += field.slice(i, end);
      i = end - 1;
    }
  }
  finish();
  return items;
}

/** Where the next character stands that means something in a list. */
function endOfOrdinary(field: string, from: number): number {
  let i = from;
  while (i < field.length && MARKS[field.charCodeAt(i)] !== 1) i++;
  return i;
}

const MARKS = new Uint8Array(0x80);
for (const mark of '"(<,;:=>') MARKS[mark.charCodeAt(0)] = 1;

function readQuoted(field: string, start: number): { text: string; end: number } {
  let text = '';
  let i = start + 1;
  for (; i < field.length && field[i] !== '"'; i++) {
    if (field[i] === '\\' && i + 1 < field.length) i++;
    text += field[i];
  }
  // a local part in quotes keeps them
  return { text: field[i + 1] === '@' ? `"${text}"` : text, end: i };
}

function readComment(field: string, start: number): { text: string; end: number } {
  let depth = 0;
  let text = '';
  let i = start;
  for (; i < field.length; i++) {
    const character = field[i];
    if (character === '\\') text += field[++i] ?? '';
    else if (character === '(') {
      if (depth++ > 0) text += character;
    } else if (character === ')') {
      if (--depth === 0) break;
      text += character;
    } else text += character;
  }
  return { text, end: i };
}

function endOfWord(field: string, start: number): number {
  const close = /^=\?[^?\s]{1,60}\?[bq]\?[^?]{0,1000}\?=/i.exec(field.slice(start, start + 1100));
  return close ? start + close[0].length : start + 2;
}

/** Addresses between which the commas were forgotten, or one. */
function bareAddresses(text: string, comment: string): Item[] {
  const words = text.includes('"') ? [] : text.split(/\s+/, MOST_ADDRESSES);
  if (words.length < 2 || !words.every((word) => /^[^@]+@[^@.]+\.[^@]+$/.test(word)))
    return [bareAddress(text, comment)];
  return words.map((address) => ({ name: '', address, angled: false }));
}

/** `jane@example.org Jane`, `Jane jane@example.org` */
function bareAddress(text: string, comment: string): Item {
  if (!/\s/.test(text) || /^"[^"]*"@[^\s@]+$/.test(text)) return { name: comment, address: text, angled: false };
  if (/\s@|@\s/.test(text)) return { name: comment, address: text.replace(/\s+/g, ''), angled: false };
  const address = text.split(/\s+/).find((word) => word.includes('@')) ?? text;
  const rest = text.replace(address, ' ').trim();
  return { name: rest || comment, address, angled: true };
}

/** What needs no cleaning, as nearly all that comes. */
const USUAL_ADDRESS = /^[\w.+-]+@[a-z0-9][a-z0-9.-]*[a-z0-9]$/;

function cleanAddress(address: string, charsetHint: string | null): string {
  if (USUAL_ADDRESS.test(address)) return address;
  let text = decodeWords(address, charsetHint)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  text = text.replace(/^mailto:/i, '').replace(/\([^()]*\)/g, '');
  // RFC 5322 §4.4: a source route is to be ignored
  if (text.startsWith('@')) text = text.slice(text.indexOf(':') + 1);
  if (!text.includes('"')) text = text.replace(/\s+/g, '');
  text = text.replace(/^[<'[]+(?=[^@]*@)|[>',;]+$/g, '');
  const at = text.lastIndexOf('@');
  return at < 0
    ? text
    : text.slice(0, at + 1) +
        text
          .slice(at + 1)
          .replace(/\.$/, '')
          .toLowerCase();
}

function cleanName(name: string): string {
  if (isPlainLine(name) && !name.startsWith('"') && !name.startsWith("'")) return name;
  const text = name
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text
    .replace(/^"(.*)"$/, '$1')
    .replace(/^'(.*)'$/, '$1')
    .trim();
}
