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
 * Base64 as it comes: padding in the middle ends a group and not the text (parts joined by a mailer), and lines that
 * are no base64 (a list's footer after the padding) are left out.
 */
function decodeBase64(bytes: Buffer): Buffer {
  const padding = bytes.indexOf(0x3d);
  if (padding < 0 || isEnd(bytes, padding)) return Buffer.from(bytes.toString('latin1'), 'base64');
  const pieces: Buffer[] = [];
  for (const piece of bytes.toString('latin1').split(/=+/)) {
    const line = piece.trimStart();
    if (/^[A-Za-z0-9+/\s]+$/.test(line)) pieces.push(Buffer.from(line, 'base64'));
    else if (pieces.length === 0) pieces.push(Buffer.from(line, 'base64'));
  }
  return Buffer.concat(pieces);
}

function isEnd(bytes: Buffer, from: number): boolean {
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte !== 0x3d && byte !== 0x0a && byte !== 0x0d && byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}
