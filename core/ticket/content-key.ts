import { createHash } from 'node:crypto';
import type { ReadMail } from '../message/message.ts';

/**
 * The same for two copies of one mail (delivered twice, found again after a UIDVALIDITY change), different for two
 * mails: Message-ID alone does not do, senders re-use it for other mails. Received headers differ between copies and
 * so play no part; the body does, byte for byte.
 */
export function contentKey(mail: ReadMail, raw: Uint8Array, internalDate: number | null): string {
  const hash = createHash('sha256');
  // Without a Message-ID two mails that say the same are told apart by how they came: all headers, and when.
  if (mail.messageId === null) return hash.update(`${internalDate}\n`).update(raw).digest('hex');
  hash.update(JSON.stringify([mail.messageId, mail.from?.address ?? null, mail.subject, mail.date]));
  return hash.update(raw.subarray(bodyStart(raw))).digest('hex');
}

// Behind the first empty line (RFC 5322, section 2.1), with CRLF or bare LF.
function bodyStart(raw: Uint8Array): number {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const crlf = buffer.indexOf('\r\n\r\n');
  const lf = buffer.indexOf('\n\n');
  if (crlf === -1 && lf === -1) return 0;
  return crlf !== -1 && (lf === -1 || crlf < lf) ? crlf + 4 : lf + 2;
}
