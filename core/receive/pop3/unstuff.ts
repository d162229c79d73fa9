/**
 * Takes a multi-line answer out of the stream: undoes dot-stuffing and finds the end (RFC 1939, section 3). Only CRLF
 * ends a line: a mail may hold `LF . LF`, and whoever takes that for the end lets strangers write the server's answers.
 */
export interface Unstuffer {
  /** Hands what `bytes` holds of the answer to `keep`. Returns where the answer ends within them, -1 when it goes on. */
  push(bytes: Buffer, keep: (part: Buffer) => void): number;
}

const [carriageReturn, lineFeed, dot] = [13, 10, 46];
const returnHeldBack = Buffer.from('\r');

export function createUnstuffer(): Unstuffer {
  // How much of CR LF . CR LF has just gone by. From the dot on nothing is kept until it is clear what it means.
  let matched = 2;

  /** One byte at the border of two chunks or behind a dot. */
  const step = (byte: number | undefined, keep: (part: Buffer) => void) => {
    if (matched === 4 && byte !== lineFeed) {
      // A line that begins with `. CR` and goes on: the dot was stuffed, the CR belongs to the line.
      keep(returnHeldBack);
      matched = 1;
    }
    if (matched === 4) matched = 5;
    else if (matched === 3) matched = byte === carriageReturn ? 4 : 0;
    else if (matched === 2 && byte === dot) matched = 3;
    else if (matched === 1 && byte === lineFeed) matched = 2;
    else matched = byte === carriageReturn ? 1 : 0;
  };

  return {
    push(bytes, keep) {
      let from = 0;
      while (from < bytes.length) {
        if (matched === 0) {
          const found = bytes.indexOf('\r\n.', from, 'latin1');
          const to = found === -1 ? bytes.length : found + 2;
          keep(bytes.subarray(from, to));
          if (found === -1) matched = endOf(bytes);
          else matched = 3;
          from = found === -1 ? to : to + 1;
          continue;
        }
        step(bytes[from], keep);
        if (matched === 5) return from + 1;
        if (matched < 3) keep(bytes.subarray(from, from + 1));
        from += 1;
      }
      return -1;
    },
  };
}

function endOf(bytes: Buffer): number {
  if (bytes.at(-1) === carriageReturn) return 1;
  return bytes.at(-1) === lineFeed && bytes.at(-2) === carriageReturn ? 2 : 0;
}
