import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';

/** One open folder on a mail server, over one connection. Every method throws once the connection is gone. */
export interface Mailbox {
  /** Where the mails are, as an IMAP URL without port (RFC 5092): with the UIDVALIDITY it makes UIDs unique. */
  source: string;
  uidValidity: string;
  /** Any mail that comes from now on has this UID or a greater one. */
  uidNext: number;
  /** Mails from `firstUid` on, in order of UID. */
  list(firstUid: number): Promise<ListedMail[]>;
  /** Mails taken in on or after that day; may begin a little earlier, never later. */
  listSince(time: number): Promise<ListedMail[]>;
  /** The mails' bytes, in the server's order. One that has been expunged meanwhile is missing from the answer. */
  fetch(mails: readonly ListedMail[]): AsyncIterable<FetchedMail>;
  /** Resolves when there may be new mail: by IDLE at once, else by polling. */
  changed(): Promise<void>;
  close(): Promise<void>;
}
