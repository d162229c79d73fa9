import type { Correspondent } from '../message/correspondent.ts';

export interface Ticket {
  /** The number people say: #123. */
  id: number;
  accountId: string;
  groupId: string;
  ticketTypeId: string;
  subject: string;
  status: 'open' | 'closed';
  /** The customer who wrote first. */
  requester: Correspondent;
  /** Milliseconds since 1970, as are all times here. */
  openedAt: number;
  lastActivityAt: number;
  /** Null while open. */
  closedAt: number | null;
  /** The ticket that has its mails now; null for all but those that were merged. */
  mergedInto: number | null;
}

export interface Attachment {
  /** Position within its message, from 0: the name under which the desk opens it. */
  index: number;
  /** Cleaned: no path, no control characters, never empty. */
  filename: string;
  contentType: string;
  /** Bytes once decoded. */
  size: number;
  /** Shown inside the text (an inline image) rather than beside it. */
  inline: boolean;
}

/** Where an answer is on its way out. `uncertain`: the connection died after the text was handed over; never resent unasked. */
export type DeliveryState = 'queued' | 'sending' | 'deferred' | 'sent' | 'failed' | 'uncertain' | 'cancelled';

export interface Delivery {
  state: DeliveryState;
  /** The mail server's answer to the last try, secrets taken out. */
  serverWords: string;
  /** Why the last try failed: a code of the catalogue of causes. Null where none failed, or not yet. */
  cause: string | null;
  attempts: number;
  /** When the next try is due, while queued or deferred. */
  nextAttemptAt: number | null;
}

/** One mail of a ticket, in either direction. */
export interface Message {
  id: number;
  ticketId: number;
  direction: 'incoming' | 'outgoing';
  from: Correspondent;
  to: Correspondent[];
  cc: Correspondent[];
  subject: string;
  /** The Message-ID header, with its angle brackets. */
  messageId: string;
  /** What this mail adds. A stranger's words: data, never markup. */
  newText: string;
  /** All of its text, history included. */
  text: string;
  attachments: Attachment[];
  /** Why this mail counts as automatic; null for one that a person wrote. */
  automatic: string | null;
  /** The whole mail's size in bytes where only its headers and text were fetched and the rest stays on the server. */
  leftOnServer: number | null;
  /** The ticket came with the backlog: nobody is pinged for it. */
  backlog: boolean;
  /** The mail's own date for incoming, the time of writing for outgoing. */
  at: number;
  /** Who wrote an outgoing message: the id that the surface knows the person by. */
  authorId: string | null;
  /** Only on outgoing messages. */
  delivery: Delivery | null;
}
