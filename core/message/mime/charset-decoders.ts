import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';

/** Decodes bytes in a charset that there is a decoder for. */
export function decodeAs(bytes: Buffer, charset: string): string {
  if (charset === 'utf-8' || charset === 'us-ascii') return withoutMark(bytes.toString('utf8'));
  if (charset === 'utf-16') return decodeUtf16(bytes);
  if (charset === 'hz-gb-2312' || charset === 'hz') return decodeHz(bytes);
  if (charset === 'iso-2022-kr') return decodeIso2022Kr(bytes);
  if (charset === 'iso-2022-jp') return decodeIso2022Jp(bytes);
  if (charset === 'utf-7') return decodeUtf7(bytes);
  if (WESTERN.has(charset) && !hasHighControls(bytes)) return bytes.toString('latin1');
  const decoder = textDecoder(charset);
  return decoder ? decoder.decode(bytes) : iconv.decode(bytes, charset);
}

/** One set to the WHATWG (Encoding §4.2), and but for the 32 bytes from 0x80 what the engine decodes at once. */
const WESTERN = new Set(['windows-1252', 'iso-8859-1', 'latin1']);

function hasHighControls(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (((bytes[i] as number) & 0xe0) === 0x80) return true;
  return false;
}

export function hasDecoder(charset: string): boolean {
  if (OWN_DECODERS.has(charset) || textDecoder(charset) !== null) return true;
  // iconv-lite knows these as well, and they are no charsets
  return charset !== 'base64' && charset !== 'hex' && iconv.encodingExists(charset);
}

/** Decoded below: neither library does it, or not as mail needs it. */
const OWN_DECODERS = new Set(['utf-7', 'utf-16', 'hz', 'hz-gb-2312', 'iso-2022-kr', 'iso-2022-jp']);

const decoders = new Map<string, TextDecoder | null>();

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

export function withoutMark(text: string): string {
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
