/** Bytes of which only roughly is known how many will come. */
export interface GrowingBytes {
  readonly length: number;
  append(part: Uint8Array): void;
  /** Everything so far; nothing may be appended afterwards. */
  bytes(): Buffer;
}

/** Servers lie about sizes, so no more than this is believed beforehand. */
const believedAtMost = 64_000_000;

export function createGrowingBytes(expected: number): GrowingBytes {
  // A server may count line ends as one byte, where they arrive as two: some room more saves a copy.
  let space = Buffer.allocUnsafeSlow(Math.min(Math.ceil(expected * 1.05) + 256, believedAtMost));
  let length = 0;
  return {
    get length() {
      return length;
    },
    append(part) {
      if (length + part.length > space.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(space.length * 2, length + part.length));
        space.copy(larger, 0, 0, length);
        space = larger;
      }
      space.set(part, length);
      length += part.length;
    },
    bytes() {
      const used = space.subarray(0, length);
      // Much less than announced: what is kept shall not hold the room for all of it.
      return length * 2 < space.length && space.length > 4096 ? Buffer.from(used) : used;
    },
  };
}
