import type { FetchedMail, ListedMail } from '../../message/listed-mail.ts';
import { type Conversation, orRefused } from './conversation.ts';
import type { SignedIn } from './sign-in.ts';

/** A mail with its number on this connection. */
export interface NumberedMail {
  mail: ListedMail;
  number: number;
}

/** How far ahead commands are sent where the server takes several at once (PIPELINING, RFC 2449). */
const windowMails = 32;
const windowBytes = 4_000_000;

/** How much of a too large mail is kept, and what TOP is asked for. */
const beginningBytes = 1_000_000;
const beginningLines = 200;

/**
 * Fetches mails in order; one that the server refuses is passed over. Returns how many are dealt with: fewer than given
 * where a mail had to be broken off, which closes the conversation, as leaving the loop early does.
 */
export async function* retrieve(
  { conversation, capabilities }: SignedIn,
  mails: readonly NumberedMail[],
  sizeLimit: number,
): AsyncGenerator<FetchedMail, number, void> {
  const asked = askAhead(mails, capabilities.has('PIPELINING'), ({ mail, number }) => {
    const beginningOnly = mail.size > sizeLimit && capabilities.has('TOP');
    conversation.send(beginningOnly ? `TOP ${number} ${beginningLines}` : `RETR ${number}`);
  });
  let dealtWith = 0;
  try {
    for (const [index, { mail }] of mails.entries()) {
      asked.upTo(index);
      const given = await conversation.answer().then(() => true, orRefused);
      if (given) {
        const fetched = await readMail(conversation, mail, sizeLimit);
        dealtWith = index + 1;
        yield fetched;
      }
      dealtWith = index + 1;
      if (!conversation.usable) break;
    }
    return dealtWith;
  } finally {
    // Answers that nobody waits for any more would be taken for those of the next command.
    if (dealtWith < mails.length) conversation.close();
  }
}

async function readMail(conversation: Conversation, mail: ListedMail, sizeLimit: number): Promise<FetchedMail> {
  const tooLarge = mail.size > sizeLimit;
  const { bytes, whole } = await conversation.lines(mail.size, tooLarge ? beginningBytes : sizeLimit);
  if (whole && !tooLarge) return { ...mail, bytes, left: null };
  // A size that the server told too small shows when more arrives.
  const size = Math.max(mail.size, bytes.length);
  return { ...mail, bytes: bytes.subarray(0, beginningBytes), left: { reason: 'too-large', size } };
}

/** Sends the commands for `mails` so far ahead of the answers as the window allows. */
function askAhead(mails: readonly NumberedMail[], several: boolean, send: (mail: NumberedMail) => void) {
  let sent = 0;
  let bytes = 0;
  return {
    /** Before the answer of `index` is read: asks for it, and for what fits behind it. */
    upTo(index: number) {
      if (index > 0) bytes -= mails[index - 1]?.mail.size ?? 0;
      const ahead = () => several && sent - index < windowMails && bytes < windowBytes;
      while (sent < mails.length && (sent <= index || ahead())) {
        const next = mails[sent++] as NumberedMail;
        bytes += next.mail.size;
        send(next);
      }
    },
  };
}
