/** The bytes of a mail on the scripted server: they need not exist at once, so that a mail of a gigabyte costs nothing. */
export interface Content {
  size: number;
  /** Bytes `from` … `to` (exclusive), in portions. */
  slice(from: number, to: number): Iterable<Uint8Array>;
}

export function contentOf(mail: string | Uint8Array): Content {
  const bytes = typeof mail === 'string' ? Buffer.from(mail, 'utf8') : mail;
  return { size: bytes.length, slice: (from, to) => [bytes.subarray(from, to)] };
}

/** A mail that begins with `head` and goes on with lines of base64 until it has `size` bytes; made as it is read. */
export function hugeContent(head: string, size: number): Content {
  const start = Buffer.from(head, 'utf8');
  const line = Buffer.from(`${'QUJD'.repeat(19)}\r\n`);
  const filling = Buffer.concat(Array.from({ length: 840 }, () => line));
  const at = (from: number, to: number): Uint8Array => {
    if (from < start.length) return start.subarray(from, Math.min(to, start.length));
    const offset = (from - start.length) % line.length;
    return filling.subarray(offset, Math.min(filling.length, offset + to - from));
  };
  return {
    size,
    *slice(from, to) {
      let position = from;
      const end = Math.min(to, size);
      while (position < end) {
        const portion = at(position, end);
        yield portion;
        position += portion.length;
      }
    },
  };
}
