/** A file that somebody put between `begin` and `end` in a text, as before MIME (POSIX uuencode). */
export interface UuencodedFile {
  filename: string;
  bytes: Buffer;
}

/** Decodes the first uuencoded file in a text; null where there is none. */
export function uudecode(text: string): UuencodedFile | null {
  const found = findUuencoded(text, 0);
  return found ? { filename: found.filename, bytes: found.open() } : null;
}

/** A uuencoded file's place in a text, still encoded. */
export interface UuencodedPlace {
  filename: string;
  start: number;
  end: number;
  open(): Buffer;
}

/** The next uuencoded file at or after `from`. At least one good line must follow `begin`, for people write that word too. */
export function findUuencoded(text: string, from: number): UuencodedPlace | null {
  const begin = /^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n/gm;
  begin.lastIndex = from;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const dataStart = match.index + match[0].length;
    if (!isDataLine(text, dataStart)) continue;
    let position = dataStart;
    let dataEnd = dataStart;
    while (position < text.length) {
      let lineEnd = text.indexOf('\n', position);
      if (lineEnd < 0) lineEnd = text.length;
      if (text.startsWith('end', position) && text.slice(position + 3, lineEnd).trim() === '') {
        dataEnd = position;
        position = Math.min(lineEnd + 1, text.length);
        break;
      }
      if (lineEnd - position > 90) break;
      position = lineEnd + 1;
      dataEnd = Math.min(position, text.length);
    }
    const end = Math.min(position, text.length);
    const filename = (match[1] as string).trim();
    return { filename, start: match.index, end, open: () => decodeLines(text.slice(dataStart, dataEnd)) };
  }
  return null;
}

function isDataLine(text: string, start: number): boolean {
  let end = text.indexOf('\n', start);
  if (end < 0) end = text.length;
  const line = text.slice(start, Math.min(end, start + 100)).trimEnd();
  if (line === '' || line === '`') return true;
  const length = (line.charCodeAt(0) - 32) & 63;
  const encoded = Math.ceil(length / 3) * 4;
  return (
    /^[ -`]+$/.test(line) &&
    length > 0 &&
    length <= 45 &&
    line.length - 1 >= encoded - 4 &&
    line.length - 1 <= encoded + 2
  );
}

function decodeLines(data: string): Buffer {
  const out = Buffer.alloc(Math.ceil((data.length * 3) / 4) + 3);
  let length = 0;
  for (const line of data.split(/\r?\n/)) {
    const count = (line.charCodeAt(0) - 32) & 63;
    if (line === '' || count === 0) continue;
    let written = 0;
    for (let i = 1; written < count && length + written < out.length; i += 4) {
      const [a, b, c, d] = [
        sixBits(line, i),
        sixBits(line, i + 1),
        sixBits(line, i + 2),
        sixBits(line, i + 3),
      ] as const;
      const triple = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
      for (const byte of triple) if (written < count) out[length + written++] = byte & 255;
    }
    length += written;
  }
  return out.subarray(0, length);
}

/** Trailing spaces are lost on the way: what is missing was a space, that is zero. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
