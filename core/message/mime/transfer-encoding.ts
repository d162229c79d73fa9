import { uudecode } from './uuencode.ts';

/**
 * Undoes Content-Transfer-Encoding (RFC 2045 §6). 7bit, 8bit, binary and anything unknown come back as they are,
 * without a copy.
 */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return uudecode(bytes.toString('latin1'))?.bytes ?? bytes;
    default:
      return bytes;
  }
}

/** The name of the encoding, in lower case and without what mailers add to it. */
export function transferEncoding(field: string | null): string {
  if (field === null) return '7bit';
  const name = field
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[;\s"'].*$/s, '')
    .trim();
  if (name === 'quoted_printable' || name === 'qp' || name === 'quotedprintable') return 'quoted-printable';
  if (name === 'base-64' || name === 'b64' || name === 'base64:') return 'base64';
  return name;
}

/**
 * RFC 2045 §6.7, and what is left of it on the way: white space that a relay added at line ends is dropped, a `=` that
 * encodes nothing stays.
 */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  // what stands before was encoded or ends a line: white space there is meant
  let fixed = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte !== EQUALS && byte !== LF) {
      out[length++] = byte;
    } else if (byte === EQUALS) {
      const high = hexValue(bytes[i + 1]);
      const low = hexValue(bytes[i + 2]);
      const softBreak = high < 0 || low < 0 ? endOfBlank(bytes, i + 1) : -1;
      if (high >= 0 && low >= 0) {
        out[length++] = (high << 4) | low;
        i += 2;
      } else if (softBreak >= 0) i = softBreak;
      else out[length++] = byte;
      fixed = length;
    } else {
      const carriageReturn = length > fixed && out[length - 1] === CR;
      if (carriageReturn) length--;
      while (length > fixed && (out[length - 1] === SPACE || out[length - 1] === TAB)) length--;
      if (carriageReturn) out[length++] = CR;
      out[length++] = LF;
      fixed = length;
    }
  }
  return out.subarray(0, length);
}

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;

/** The line feed that ends a line with nothing but white space from here; −1 where there is more on it. At the end of the text, the last byte. */
function endOfBlank(bytes: Buffer, from: number): number {
  let i = from;
  while (i < bytes.length && (bytes[i] === SPACE || bytes[i] === TAB || bytes[i] === CR)) i++;
  return i >= bytes.length || bytes[i] === LF ? i : -1;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/**
 * Base64 as it comes: padding in the middle ends a group and not the text (parts joined by a mailer), and what follows
 * padding without being base64 (a list's footer) is left out.
 */
function decodeBase64(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3);
  let length = 0;
  let start = 0;
  while (start < bytes.length) {
    const padding = bytes.indexOf(EQUALS, start);
    const end = padding < 0 ? bytes.length : padding;
    if (start > 0 && !isBase64(bytes, start, Math.min(end, start + 4096))) break;
    length += writeBase64(bytes, start, end, out, length);
    start = end;
    while (start < bytes.length && bytes[start] === EQUALS) start++;
  }
  return out.subarray(0, length);
}

const EQUALS = 0x3d;
/** Small enough for what is thrown away to be collected at once. */
const PIECE = 64 * 1024;

/** In pieces, for a copy of the whole as a string would double what a large attachment takes. */
function writeBase64(bytes: Buffer, start: number, end: number, out: Buffer, at: number): number {
  if (end - start <= PIECE) return out.write(bytes.toString('latin1', start, end), at, 'base64');
  let written = 0;
  let carried = '';
  for (let from = start; from < end; from += PIECE) {
    const to = Math.min(from + PIECE, end);
    const text = carried + bytes.toString('latin1', from, to).replace(/[^A-Za-z0-9+/]+/g, '');
    const whole = to === end ? text.length : text.length - (text.length % 4);
    carried = text.slice(whole);
    written += out.write(text.slice(0, whole), at + written, 'base64');
  }
  return written;
}

function isBase64(bytes: Buffer, start: number, end: number): boolean {
  return /^[A-Za-z0-9+/\s]*$/.test(bytes.toString('latin1', start, end));
}
