import { decodeWords } from './mime/encoded-words.ts';
import { readOwnHeader } from './mime/structure.ts';

/** The values of all header fields of a name (in any case), decoded and in their order; none where there is none. */
export type MailHeader = (name: string) => string[];

/** Reads a mail's header from its bytes; the body is not looked at, and a value is decoded when it is asked for. */
export function readHeader(raw: Uint8Array): MailHeader {
  const fields = readOwnHeader(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  return (name) => fields.all(name.toLowerCase()).map((value) => decodeWords(value));
}
