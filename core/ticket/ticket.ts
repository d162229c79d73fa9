import type { AttachmentRisk } from '../message/attachment-risk.ts';
import type { Correspondent } from '../message/correspondent.ts';
import type { Bounce } from '../message/message.ts';
import type { SenderVerdict } from '../message/sender/sender-verdict.ts';
import type { AppliedRule } from './rules/applied-rule.ts';

/** How urgent a ticket is, from the least. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export interface Ticket {
  /** The number people say: #123. */
  id: number;
  accountId: string;
  groupId: string;
  ticketTypeId: string;
  subject: string;
  status: 'open' | 'closed';
  priority: Priority;
  /** Whose it is, by the id that the surface knows the person by; null while nobody's. */
  assigneeId: string | null;
  /** The customer who wrote first. */
  requester: Correspondent;
  /** Milliseconds since 1970, as are all times here. */
  openedAt: number;
  lastActivityAt: number;
  /** Null while open. */
  closedAt: number | null;
  /** The ticket that has its mails now; null for all but those that were merged. */
  mergedInto: number | null;
  /** Mails that came too fast to be shown each: they are kept, and counted here. */
  heldBack: number;
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
  /** Why it is better not opened; absent where nothing speaks against it. */
  risk?: AttachmentRisk;
}

/**
 * Where an answer is on its way out. `uncertain`: the connection died after the text was handed over; never resent unasked.
 * After it was sent, a report may say that it is `delayed` on its way to the customer, or that it `bounced`.
 */
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'deferred'
  | 'sent'
  | 'failed'
  | 'uncertain'
  | 'cancelled'
  | 'delayed'
  | 'bounced';

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

/** A report that an answer did not arrive, or not yet. */
export interface ReportedBounce extends Omit<Bounce, 'originalMessageId'> {
  /** The answer that it is about. */
  messageId: number;
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
  /** What the account's server found out about the sender; null where it says nothing, and for outgoing mail. */
  sender: SenderVerdict | null;
  /** What this mail reports about an answer of ours; null for every other mail. */
  bounce: ReportedBounce | null;
  /** What reports said of recipients of this answer, of each the latest. */
  bounces: Bounce[];
  /** The rules that applied when an incoming mail was filed, in their order. */
  rules: AppliedRule[];
  /** Only on outgoing messages. */
  delivery: Delivery | null;
}
