import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';

/**
 * PORT: one signed-in connection to an incoming server. IMAP and POP3 implement it, and both run the contract suite in
 * test/contracts. Everything throws once the connection is gone; nothing waits longer than the network's limits, so a
 * connection that only looks alive is found out.
 */
export interface MailSession {
  /**
   * The folder of that name, to read only or also to acknowledge in. Opening another one invalidates the one before:
   * there is one connection an account.
   */
  open(folder: string, access: 'read' | 'acknowledge'): Promise<Mailbox>;
  /** Ends the connection; never throws. */
  close(): Promise<void>;
  /** The last lines of the conversation, secrets and mail bodies taken out: what "Last errors" shows. */
  transcript(): readonly string[];
}

/** A folder, open. */
export interface Mailbox {
  /** Where the mails are, as a URL (RFC 5092): with `uidValidity` it makes keys unique. */
  source: string;
  /** UIDVALIDITY; empty for POP3, whose UIDLs stay valid for ever. */
  uidValidity: string;
  /**
   * Keys are numbers that grow (UIDs): `next` is below any that is yet to come. Null where keys have no order (UIDLs).
   */
  next: number | null;
  /** How many mails the server says the folder holds. */
  exists: number;
  /**
   * Differs after every arrival (HIGHESTMODSEQ, RFC 7162): where it is what it was when the folder was last compared,
   * there is nothing to list. Null where the server does not tell.
   */
  changeMark: string | null;
  /** Every mail from the key `from` on, in order; all of them where keys have no order. */
  list(from: number): Promise<ListedMail[]>;
  /** Mails that the server took in on or after that day; may begin earlier, never later. All where it knows no dates. */
  listSince(time: number): Promise<ListedMail[]>;
  /**
   * The mails' bytes, as they arrive. One above `sizeLimit` comes as its headers and the beginning of its text, marked
   * in `left`. One that is gone meanwhile is missing from the answer.
   */
  fetch(mails: readonly ListedMail[], sizeLimit: number): AsyncIterable<FetchedMail>;
  /** Resolves when there may be new mail: pushed (IDLE) at once, else after `pollEvery` milliseconds at the latest. */
  changed(pollEvery: number): Promise<void>;
  /** Only ever asked for mails whose bytes are stored durably. @throws NotAcknowledged where the server refuses. */
  acknowledge(keys: readonly string[], how: AfterReading): Promise<void>;
}

/** What happens on the server to a mail that we have. */
export type AfterReading = { do: 'mark-seen' } | { do: 'move'; folder: string } | { do: 'delete' };

/** The server does not let us mark, move or delete. Receiving goes on all the same. */
export class NotAcknowledged extends Error {
  readonly code = 'ENOTACKNOWLEDGED';
  constructor() {
    super('The server refused to change the mails');
    this.name = 'NotAcknowledged';
  }
}
