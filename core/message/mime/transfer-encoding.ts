import { decode as decodeQuotedPrintable } from 'libqp';
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
      return Buffer.from(decodeQuotedPrintable(bytes));
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
const PIECE = 1024 * 1024;

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
