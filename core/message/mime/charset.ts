import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { detectCharset, escapesToAnotherCharset, isWronglyWestern } from './detect-charset.ts';

/**
 * Decodes text in the charset it is labelled with, or in the one it really is in. Labels are read as the larger set
 * that senders mean by them (WHATWG Encoding §4.2: latin1 is windows-1252, gb2312 is gbk, ks_c_5601 is cp949).
 *
 * @param label as declared, null where nothing is
 * @param guess called with a sentence when the label was not believed or missing
 */
export function decodeBytes(bytes: Buffer, label: string | null, guess?: (what: string) => void): string {
  const charset = canonical(label);
  if (isAscii(bytes) && !isEscaped(charset)) {
    if (charset !== null && charset !== 'utf-8' && charset !== 'us-ascii' && ASCII_UNSAFE.test(charset))
      return decodeAs(bytes, charset);
    const escaped = escapesToAnotherCharset(bytes);
    if (escaped === null) return bytes.toString('latin1');
    guess?.(`charset ${escaped} told from its escape sequences`);
    return decodeAs(bytes, escaped);
  }
  if (isEscaped(charset)) return decodeAs(bytes, charset as string);
  // Text that is valid UTF-8 beyond ASCII is UTF-8, whatever single-byte set it is labelled with.
  if (isUtf8(bytes)) {
    if (charset === null || charset === 'utf-8' || charset === 'us-ascii' || isMislabelled(bytes, charset)) {
      if (charset !== 'utf-8') guess?.(`charset utf-8 although ${label ?? 'none'} was declared`);
      return withoutMark(bytes.toString('utf8'));
    }
    return decodeAs(bytes, charset);
  }
  if (charset !== null && charset !== 'utf-8' && charset !== 'us-ascii') {
    return decodeLabelled(bytes, charset, guess);
  }
  if (charset === 'utf-8' && isMostlyUtf8(bytes)) return withoutMark(bytes.toString('utf8'));
  const detected = detectCharset(bytes);
  guess?.(`charset ${detected} told from the bytes, ${label === null ? 'none' : label} declared`);
  return decodeAs(bytes, detected);
}

/** Decodes in the declared charset unless that makes nonsense of it and another does not. */
function decodeLabelled(bytes: Buffer, charset: string, guess?: (what: string) => void): string {
  const text = decodeAs(bytes, charset);
  const western = WESTERN.has(charset);
  if (western ? !isWronglyWestern(bytes) : !isWrong(text)) return text;
  const detected = western ? detectCharset(bytes, 'windows-1252', LABEL_BONUS) : detectCharset(bytes);
  if (detected === charset || (western && detected === 'windows-1252')) return text;
  const other = decodeAs(bytes, detected);
  if (!western && replacements(other) >= replacements(text)) return text;
  guess?.(`charset ${detected} although ${charset} was declared`);
  return other;
}

const WESTERN = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'iso-8859-15']);

/** What a label counts for against what the bytes look like. */
const LABEL_BONUS = 1.5;

/**
 * Decodes bytes for which nothing is declared, as in raw 8-bit headers.
 *
 * @param expected label of the charset that the mail's text is in
 */
export function decodeUndeclared(bytes: Buffer, expected: string | null): string {
  const escaped = escapesToAnotherCharset(bytes);
  if (escaped !== null) return decodeAs(bytes, escaped);
  if (isUtf8(bytes)) return withoutMark(bytes.toString('utf8'));
  return decodeAs(bytes, detectCharset(bytes, canonical(expected)));
}

/** Charsets that are not ASCII where bytes are below 0x80. */
const ASCII_UNSAFE = /^(utf-16|utf-32|utf-7|ucs|hz|iso-2022|cp037|cp500|cp1047|cp1026|ebcdic)/;

/** Labels in use in mail that neither TextDecoder nor iconv-lite knows, or knows as something smaller. */
const ALIASES: Record<string, string> = {
  ascii: 'us-ascii',
  'us-ascii': 'us-ascii',
  'ansi_x3.4-1968': 'us-ascii',
  '7bit': 'us-ascii',
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  unicode: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  utf7: 'utf-7',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  ks_c_5601: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  ksc5601: 'euc-kr',
  'windows-949': 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  'cp-850': 'cp850',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  ms932: 'shift_jis',
  'x-sjis': 'shift_jis',
  cp950: 'big5',
  'big5-hkscs': 'big5',
  'cp-1251': 'windows-1251',
  'cp-1252': 'windows-1252',
  windows1252: 'windows-1252',
  'x-ansi': 'windows-1252',
  'x-cp1252': 'windows-1252',
  iso8859_1: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'tis-620': 'windows-874',
  'x-mac-roman': 'macintosh',
  'x-roman8': 'hp-roman8',
};

const decoders = new Map<string, TextDecoder | null>();

/** The name to decode by; null where the label is missing or means nothing. */
function canonical(label: string | null): string | null {
  if (label === null) return null;
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .replace(/[\s_]*\*.*$/, '')
    .replace(/^x-user-defined$|^unknown-?8bit$|^x-unknown$|^unknown$|^default$|^none$/, '');
  if (name === '') return null;
  const alias = ALIASES[name] ?? ALIASES[name.replace(/^(cs|charset=|x-)/, '')];
  if (alias) return alias;
  if (isKnown(name)) return name;
  // `iso8859-1`, `iso_8859_1:1987`, `windows 1252`, `win1251`
  const repaired = name
    .replace(/:.*$/, '')
    .replace(/^iso[-_ ]?8859[-_ ]?/, 'iso-8859-')
    .replace(/^(?:win|windows|ms|cp)[-_ ]?(125\d|874)$/, 'windows-$1');
  return isKnown(repaired) ? repaired : null;
}

function isKnown(charset: string): boolean {
  return textDecoder(charset) !== null || iconv.encodingExists(charset);
}

function decodeAs(bytes: Buffer, charset: string): string {
  if (charset === 'utf-8' || charset === 'us-ascii') return withoutMark(bytes.toString('utf8'));
  if (charset === 'utf-16') return decodeUtf16(bytes);
  if (charset === 'hz-gb-2312' || charset === 'hz') return decodeHz(bytes);
  if (charset === 'iso-2022-kr') return decodeIso2022Kr(bytes);
  if (charset === 'iso-2022-jp') return decodeIso2022Jp(bytes);
  if (charset === 'utf-7') return decodeUtf7(bytes);
  const decoder = textDecoder(charset);
  return decoder ? decoder.decode(bytes) : iconv.decode(bytes, charset);
}

function textDecoder(charset: string): TextDecoder | null {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(charset);
    // iconv-lite and the reader above know better what these mean in mail
    if (/^utf-16/.test(decoder.encoding) && charset === 'utf-16') decoder = null;
  } catch {
    // not a WHATWG label: code pages and the like are iconv-lite's
  }
  if (decoders.size < 500) decoders.set(charset, decoder);
  return decoder;
}

function isEscaped(charset: string | null): boolean {
  return charset !== null && (charset.startsWith('iso-2022') || charset === 'utf-7' || charset.startsWith('hz'));
}

/** UTF-8 labelled as a set in which the same bytes would be gibberish, and not merely another script. */
function isMislabelled(bytes: Buffer, charset: string): boolean {
  if (/^(utf-16|utf-32|ucs)/.test(charset)) return false;
  // A pair of bytes can be both UTF-8 and a Chinese or Korean character: believe UTF-8 only in three-byte sequences there.
  if (/^(gb|big5|euc|shift_jis|cp9)/.test(charset))
    return isWrong(decodeAs(bytes, charset)) || bytes.toString('utf8').length * 1.5 < bytes.length;
  return true;
}

function isMostlyUtf8(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 64 * 1024).toString('utf8', 0, Math.min(bytes.length, 64 * 1024));
  let beyondAscii = 0;
  for (let i = 0; i < sample.length; i++) if (sample.charCodeAt(i) > 0x7f) beyondAscii++;
  return replacements(sample) * 4 < beyondAscii;
}

function isWrong(text: string): boolean {
  return replacements(text.length > 64 * 1024 ? text.slice(0, 64 * 1024) : text) > 0;
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** RFC 2781 §4.3: without a byte order mark big-endian, except that real mail without one is little-endian when it reads as ASCII that way. */
function decodeUtf16(bytes: Buffer): string {
  const bigEndian =
    bytes[0] === 0xfe && bytes[1] === 0xff ? true : bytes[0] === 0xff && bytes[1] === 0xfe ? false : bytes[0] === 0;
  return withoutMark((textDecoder(bigEndian ? 'utf-16be' : 'utf-16le') as TextDecoder).decode(bytes));
}

/** RFC 1843: `~{` switches to GB 2312 with the high bits cleared, `~}` back. */
function decodeHz(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let chinese = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x7e && i + 1 < bytes.length) {
      const next = bytes[i + 1];
      if (next === 0x7b || next === 0x7d) chinese = next === 0x7b;
      else if (next === 0x7e) out[length++] = 0x7e;
      else if (next !== 0x0a) {
        out[length++] = byte;
        continue;
      }
      i++;
    } else {
      if (byte === 0x0a) chinese = false;
      out[length++] = chinese && byte > 0x20 ? byte | 0x80 : byte;
    }
  }
  return decodeAs(out.subarray(0, length), 'gb18030');
}

/** Two escape sequences in a row are an error to TextDecoder; encoded words put together have them. */
function decodeIso2022Jp(bytes: Buffer): string {
  let at = bytes.indexOf(ESCAPE);
  const pieces: Buffer[] = [];
  let start = 0;
  for (; at >= 0; at = bytes.indexOf(ESCAPE, at + 3)) {
    if (bytes[at + 3] !== ESCAPE) continue;
    pieces.push(bytes.subarray(start, at));
    start = at + 3;
  }
  const clean = pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(start)]);
  return (textDecoder('iso-2022-jp') as TextDecoder).decode(clean);
}

const ESCAPE = 0x1b;

/** RFC 2152: `+` and base64 of UTF-16, to `-` or the first other character. */
function decodeUtf7(bytes: Buffer): string {
  const units = Buffer.allocUnsafe(bytes.length * 2);
  let length = 0;
  let shifted = false;
  let bits = 0;
  let bitCount = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const value = shifted ? BASE64.indexOf(String.fromCharCode(byte)) : -1;
    if (value >= 0) {
      bits = ((bits << 6) | value) & 0x3fffff;
      bitCount += 6;
      if (bitCount >= 16) {
        bitCount -= 16;
        length = units.writeUInt16LE((bits >> bitCount) & 0xffff, length);
      }
    } else if (!shifted && byte === 0x2b && bytes[i + 1] !== 0x2d) {
      shifted = true;
      bits = bitCount = 0;
    } else {
      // the `-` that ends a shift says nothing, nor does the one in `+-`, which is a plus sign
      if (!(shifted && byte === 0x2d)) length = units.writeUInt16LE(byte, length);
      if (!shifted && byte === 0x2b) i++;
      shifted = false;
    }
  }
  return units.toString('utf16le', 0, length);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 1557: SO and SI switch between ASCII and KS C 5601 with the high bits cleared. */
function decodeIso2022Kr(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let korean = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x0e || byte === 0x0f) korean = byte === 0x0e;
    else if (byte === 0x1b && bytes[i + 1] === 0x24) i += 3;
    else out[length++] = korean && byte > 0x20 ? byte | 0x80 : byte;
  }
  return decodeAs(out.subarray(0, length), 'euc-kr');
}
