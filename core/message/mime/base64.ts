/**
 * Base64 as it comes (RFC 2045 §6.8): padding in the middle ends a group and not the text (parts joined by a mailer), and
 * what follows padding without being base64 (a list's footer) is left out, as are characters between that are none.
 */
export function decodeBase64(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3);
  let length = 0;
  forPieces(bytes, (start, end) => {
    length += writeBase64(bytes, start, end, out, length);
  });
  return out.subarray(0, length);
}

/**
 * How many bytes `decodeBase64` would give. Exact where lines are as encoders write them, all of one length and holding
 * nothing but base64, and where they differ in length; garbage inside of lines of one length is counted as if it were none.
 */
export function base64Size(bytes: Buffer): number {
  let size = 0;
  forPieces(bytes, (start, end) => {
    const digits = countDigitsByLines(bytes, start, end);
    // four digits are three bytes, two and three digits at the end one and two
    size += Math.floor(digits / 4) * 3 + Math.max(0, (digits % 4) - 1);
  });
  return size;
}

/** Calls for each stretch between paddings. */
function forPieces(bytes: Buffer, each: (start: number, end: number) => void): void {
  let start = 0;
  while (start < bytes.length) {
    const padding = bytes.indexOf(EQUALS, start);
    const end = padding < 0 ? bytes.length : padding;
    if (start > 0 && !isBase64(bytes, start, Math.min(end, start + 4096))) return;
    each(start, end);
    start = end;
    while (start < bytes.length && bytes[start] === EQUALS) start++;
  }
}

const EQUALS = 0x3d;

/** By byte, 1 for the 64 digits and for the two that URLs have instead (RFC 4648 §5). */
const IS_DIGIT = new Uint8Array(256);
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  IS_DIGIT[digit.charCodeAt(0)] = 1;

/** Small enough for what is thrown away to be collected at once. */
const PIECE = 64 * 1024;

/** In pieces of whole groups, for a copy of the whole as a string would double what a large attachment takes. */
function writeBase64(bytes: Buffer, start: number, end: number, out: Buffer, at: number): number {
  let written = 0;
  for (let from = start; from < end; ) {
    let to = Math.min(from + PIECE, end);
    if (to < end) {
      let left = countDigits(bytes, from, to) % 4;
      while (left > 0) left -= IS_DIGIT[bytes[--to] as number] as number;
    }
    written += out.write(bytes.toString('latin1', from, to), at + written, 'base64');
    // less than one group in a whole piece: nothing of it is base64
    from = to === from ? Math.min(from + PIECE, end) : to;
  }
  return written;
}

/** Large attachments are counted whenever a mail is filed: of lines as long as the first one only the ends are looked at. */
function countDigitsByLines(bytes: Buffer, start: number, end: number): number {
  const firstEnd = bytes.indexOf(LF, start) + 1;
  const length = firstEnd - start;
  if (length < 8 || firstEnd > end) return countDigits(bytes, start, end);
  const inLine = countDigits(bytes, start, firstEnd);
  let digits = inLine;
  let position = firstEnd;
  for (let next = position + length; next <= end && bytes[next - 1] === LF; next += length) {
    digits += inLine;
    position = next;
  }
  return digits + countDigits(bytes, position, end);
}

const LF = 0x0a;

function countDigits(bytes: Buffer, start: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i++) digits += IS_DIGIT[bytes[i] as number] as number;
  return digits;
}

function isBase64(bytes: Buffer, start: number, end: number): boolean {
  return /^[A-Za-z0-9+/\s]*$/.test(bytes.toString('latin1', start, end));
}
