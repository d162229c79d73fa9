/**
 * The mails in lines `{"id": …, "rawBase64": "…"}`. A line is kept as bytes and its mail decoded from there piece by
 * piece, so that a mail of 50 MB takes little more than its own size.
 */
export async function* readLines(
  stdin: NodeJS.ReadableStream,
): AsyncGenerator<{ id: unknown; raw: Buffer } | { id: unknown; error: string }> {
  let pieces: Buffer[] = [];
  for await (const chunk of stdin) {
    let rest: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let newline = rest.indexOf(0x0a); newline >= 0; newline = rest.indexOf(0x0a)) {
      pieces.push(rest.subarray(0, newline));
      const line = Buffer.concat(pieces);
      pieces = [];
      rest = rest.subarray(newline + 1);
      if (!isBlank(line)) yield readLine(line);
    }
    if (rest.length > 0) pieces.push(rest);
  }
  const last = Buffer.concat(pieces);
  if (!isBlank(last)) yield readLine(last);
}

const LARGE_LINE = 1024 * 1024;

function readLine(line: Buffer): { id: unknown; raw: Buffer } | { id: unknown; error: string } {
  try {
    if (line.length > LARGE_LINE) {
      const large = readLargeLine(line);
      if (large) return large;
    }
    const parsed: unknown = JSON.parse(line.toString());
    const { id, rawBase64 } = (parsed ?? {}) as { id?: unknown; rawBase64?: unknown };
    if (typeof rawBase64 !== 'string') return { id: id ?? null, error: 'no rawBase64 in this line' };
    return { id: id ?? null, raw: Buffer.from(rawBase64, 'base64') };
  } catch (error) {
    return { id: null, error: (error as Error).message };
  }
}

/** Takes the longest string out of the line before the JSON is parsed; null where that is not the mail in plain base64. */
function readLargeLine(line: Buffer): { id: unknown; raw: Buffer } | null {
  const key = line.indexOf('"rawBase64"');
  const start = line.indexOf(0x22, line.indexOf(0x3a, key + 11)) + 1;
  const end = line.indexOf(0x22, start);
  if (key < 0 || start <= 0 || end < 0) return null;
  const frame = JSON.parse(Buffer.concat([line.subarray(0, start), line.subarray(end)]).toString()) as { id?: unknown };
  if (line.subarray(start, end).indexOf(0x5c) >= 0) return null;
  const raw = Buffer.allocUnsafe(Math.ceil(((end - start) * 3) / 4));
  let length = 0;
  for (let at = start; at < end; at += LARGE_LINE) {
    length += raw.write(line.toString('latin1', at, Math.min(end, at + LARGE_LINE)), length, 'base64');
  }
  return { id: frame.id ?? null, raw: raw.subarray(0, length) };
}

function isBlank(line: Buffer): boolean {
  return line.length < 8 && line.toString().trim() === '';
}
