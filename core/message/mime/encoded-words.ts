import { decodeBareUtf7 } from './bare-utf7.ts';
import { decodeBytes, decodeUndeclared } from './charset.ts';

/**
 * Decodes the encoded words of RFC 2047 in a header value given as latin1, and raw 8-bit text beside them. Neighbouring
 * words of one charset are decoded as one, since senders split characters between words.
 *
 * @param charsetHint charset of the mail's text, for raw 8-bit headers
 */
export function decodeWords(value: string, charsetHint: string | null = null): string {
  let start = value.indexOf('=?');
  if (start < 0) return decodeRaw(value, charsetHint);
  let out = '';
  let done = 0;
  let run: Word | null = null;
  const endRun = (): void => {
    if (run) out += decodeBytes(wordBytes(run), run.charset);
    run = null;
  };
  while (start >= 0) {
    const word = readWord(value, start);
    if (!word) {
      start = value.indexOf('=?', start + 2);
      continue;
    }
    const between = value.slice(done, start);
    const adjoins = run !== null && /^\s*$/.test(between);
    const previous = run as Word | null;
    if (adjoins && previous && previous.charset === word.charset && previous.encoding === word.encoding) {
      previous.texts.push(...word.texts);
    } else {
      endRun();
      if (!adjoins) out += decodeRaw(between, charsetHint);
      run = word;
    }
    done = word.end;
    start = value.indexOf('=?', done);
  }
  endRun();
  return out + decodeRaw(value.slice(done), charsetHint);
}

interface Word {
  charset: string;
  encoding: 'B' | 'Q';
  texts: string[];
  end: number;
}

const LONGEST_CHARSET = 60;

function readWord(value: string, start: number): Word | null {
  const charsetEnd = value.indexOf('?', start + 2);
  if (charsetEnd < 0 || charsetEnd - start > LONGEST_CHARSET) return null;
  const mark = value.charCodeAt(charsetEnd + 1) | SMALL;
  if ((mark !== B && mark !== Q) || value.charCodeAt(charsetEnd + 2) !== QUESTION) return null;
  const encoding = mark === B ? 'B' : 'Q';
  let charset = value.slice(start + 2, charsetEnd).toLowerCase();
  if (!/^[\w-]*$/.test(charset)) {
    // the language of RFC 2231 §5 says nothing that is needed here
    charset = charset.replace(/\*.*$/, '').trim();
    if (/\s/.test(charset)) return null;
  }
  const textStart = charsetEnd + 3;
  const textEnd = endOfText(value, textStart, encoding);
  const text = value.slice(textStart, textEnd);
  return { charset, encoding, texts: [text], end: Math.min(textEnd + 2, value.length) };
}

/** The bit that makes a capital letter small. */
const SMALL = 0x20;
const B = 0x62;
const Q = 0x71;
const QUESTION = 0x3f;

/** The first `?=` that ends something: in Q text a bare question mark may stand before an encoded byte (`what?=20now`). */
function endOfText(value: string, start: number, encoding: 'B' | 'Q'): number {
  const first = value.indexOf('?=', start);
  // a word cut off by a length limit is read to the end of the value, or to the next word
  if (first < 0) {
    const space = value.indexOf(' ', start);
    return encoding === 'B' || space < 0 ? value.length : space;
  }
  if (encoding === 'B') return first;
  let end = first;
  for (let i = 0; i < 20 && end >= 0; i++) {
    if (!/^[0-9A-F]{2}/i.test(value.slice(end + 2, end + 4))) return end;
    end = value.indexOf('?=', end + 2);
  }
  return first;
}

function wordBytes(word: Word): Buffer {
  if (word.encoding === 'Q') return Buffer.from(word.texts.map(decodeQ).join(''), 'latin1');
  const pieces: string[] = [];
  for (const text of word.texts) {
    const clean = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
    const last = pieces.length - 1;
    // base64 cut between words without regard to its groups of four
    if (last >= 0 && (pieces[last] as string).length % 4 !== 0 && !(pieces[last] as string).endsWith('='))
      pieces[last] += clean;
    else pieces.push(clean);
  }
  return pieces.length === 1
    ? Buffer.from(pieces[0] as string, 'base64')
    : Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

function decodeQ(text: string): string {
  const spaced = text.includes('_') ? text.replace(/_/g, ' ') : text;
  if (!spaced.includes('=')) return spaced;
  return spaced.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeRaw(text: string, charsetHint: string | null): string {
  if (text === '') return text;
  if (/^[\t -}]*$/.test(text)) return text.includes('+') ? decodeBareUtf7(text) : text;
  const bytes = Buffer.from(text, 'latin1');
  return decodeUndeclared(bytes, charsetHint);
}
