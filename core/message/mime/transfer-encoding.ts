import { base64Size, decodeBase64 } from './base64.ts';
import { remembered } from './remembered.ts';
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

/** How many bytes `decodeTransfer` would give; those of base64, as attachments mostly are, are counted without decoding. */
export function decodedSize(bytes: Buffer, encoding: string): number {
  return encoding === 'base64' ? base64Size(bytes) : decodeTransfer(bytes, encoding).length;
}

/** The name of the encoding, in lower case and without what mailers add to it. */
export function transferEncoding(field: string | null): string {
  return field === null ? '7bit' : nameOf(field);
}

const nameOf = remembered((field: string): string => {
  const name = field
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[;\s"'].*$/s, '')
    .trim();
  if (name === 'quoted_printable' || name === 'qp' || name === 'quotedprintable') return 'quoted-printable';
  if (name === 'base-64' || name === 'b64' || name === 'base64:') return 'base64';
  return name;
});

/**
 * RFC 2045 §6.7, and what is left of it on the way: white space that a relay added at line ends is dropped, a `=` that
 * encodes nothing stays.
 */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  return out.subarray(0, decodeQuotedPrintableInto(out, bytes));
}

/**
 * Apart from what allocates, for the engine throws away, at every call anew, what it compiled of a loop with that below it.
 *
 * @returns how many bytes were written
 */
function decodeQuotedPrintableInto(out: Buffer, bytes: Buffer): number {
  let length = 0;
  // what stands before was encoded or ends a line: white space there is meant
  let fixed = 0;
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i] as number;
    // letters, which most bytes are: no mark that means anything comes so late in ASCII
    while (byte > EQUALS) {
      out[length++] = byte;
      if (++i >= bytes.length) return length;
      byte = bytes[i] as number;
    }
    if (byte === EQUALS) {
      const encoded = i + 2 < bytes.length ? byteOf(bytes[i + 1] as number, bytes[i + 2] as number) : -1;
      const softBreak = encoded < 0 ? endOfBlank(bytes, i + 1) : -1;
      if (encoded >= 0) {
        out[length++] = encoded;
        i += 2;
      } else if (softBreak >= 0) i = softBreak;
      else out[length++] = byte;
      fixed = length;
    } else if (byte === LF) {
      const carriageReturn = length > fixed && out[length - 1] === CR;
      if (carriageReturn) length--;
      while (length > fixed && (out[length - 1] === SPACE || out[length - 1] === TAB)) length--;
      if (carriageReturn) out[length++] = CR;
      out[length++] = LF;
      fixed = length;
    } else {
      out[length++] = byte;
    }
  }
  return length;
}

const EQUALS = 0x3d;
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

/** What two hexadecimal digits stand for; negative where one of them is none. */
function byteOf(high: number, low: number): number {
  return ((HEX[high] as number) << 4) | (HEX[low] as number);
}

/** By byte: what it is worth as a hexadecimal digit; −1 where it is none. */
const HEX = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase()),
);
