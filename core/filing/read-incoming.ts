import type { ReadMail } from '../message/message.ts';
import { readMail } from '../message/read-mail.ts';
import type { SenderVerdict } from '../message/sender/sender-verdict.ts';
import { contentKey } from '../ticket/content-key.ts';
import type { HookNote } from '../ticket/hook-note.ts';
import type { Attachment } from '../ticket/ticket.ts';

/**
 * What filing wants to know of a mail: values alone, no bytes and no functions, so that they can come from another
 * thread.
 */
export interface IncomingMail extends Omit<ReadMail, 'attachments' | 'html' | 'guesses'> {
  attachments: Attachment[];
  /** Where the account asks for it and its server says nothing: what we found out about the sender ourselves. */
  checkedSender?: SenderVerdict;
  /** What the mail hook said of it, where it was asked. */
  hook?: HookNote;
  /** See contentKey. */
  contentKey: string;
}

/** Reads a mail for filing. `internalDate`: when the server took it in, in milliseconds since 1970. */
export function readIncoming(bytes: Uint8Array, internalDate: number | null): IncomingMail {
  const mail = readMail(bytes);
  const { attachments, html: _html, guesses: _guesses, ...rest } = mail;
  return {
    ...rest,
    attachments: attachments.map(({ index, filename, contentType, inline, risk, size }) => ({
      ...{ index, filename, contentType, inline, ...(risk !== null && { risk }) },
      size: size(),
    })),
    contentKey: contentKey(mail, bytes, internalDate),
  };
}
