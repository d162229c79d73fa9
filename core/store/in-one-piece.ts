/**
 * The same bytes, one part behind the other, in a piece of memory that holds nothing else and so can be given to another
 * thread. What lies like that already is not copied.
 */
export function inOnePiece(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (first !== undefined && fillTheirMemory(parts)) return new Uint8Array(first.buffer as ArrayBuffer);
  const piece = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  return piece;
}

/** As inOnePiece, for parts that nobody needs any more. */
export function givenInOnePiece(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const piece = inOnePiece(parts);
  for (const part of parts) if (part.buffer !== piece.buffer) free([part]);
  return piece;
}

/** Frees memory that holds these parts and nothing else. Left to be found, it adds up to more than all that is in use. */
export function free(parts: readonly Uint8Array[]): void {
  const memory = parts[0]?.buffer;
  if (memory instanceof ArrayBuffer && fillTheirMemory(parts)) memory.transfer(0);
}

function fillTheirMemory(parts: readonly Uint8Array[]): boolean {
  const memory = parts[0]?.buffer;
  let at = 0;
  for (const { buffer, byteOffset, length } of parts) {
    if (buffer !== memory || byteOffset !== at) return false;
    at += length;
  }
  return memory instanceof ArrayBuffer && at === memory.byteLength && at > 0;
}
