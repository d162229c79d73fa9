import type { AttachmentRisk } from './attachment-risk.ts';
import type { Correspondent } from './correspondent.ts';
import type { AuthenticationResults } from './sender/authentication-results.ts';

/** What an automatic mail is, and the sign that gave it away. */
export interface Automatic {
  kind: 'reply' | 'bounce' | 'complaint' | 'receipt' | 'list' | 'bulk' | 'calendar' | 'system' | 'own';
  /** The evidence, as in `Auto-Submitted: auto-replied`. */
  why: string;
}

/** A mail of ours that did not arrive (RFC 3464, and the undisciplined ones). */
export interface Bounce {
  /** The address that could not be reached; null where the report does not say. */
  recipient: string | null;
  /** Enhanced status code (RFC 3463), as `5.1.1`; null where none could be told. */
  status: string | null;
  /** False: the sending server still tries, or trying later can help. */
  permanent: boolean;
  /** The Message-ID of the mail that bounced, with angle brackets. */
  originalMessageId: string | null;
}

/** A part of a mail that is not its text. It stays encoded until `open` is called. */
export interface AttachmentPart {
  /** Position among the mail's attachments, from 0. */
  index: number;
  /** Cleaned: no path, no control characters, never empty. */
  filename: string;
  /** Lower case, without parameters: `image/png`. */
  contentType: string;
  /** Content-ID without angle brackets, by which HTML refers to inline images (`cid:`). */
  contentId: string | null;
  inline: boolean;
  /** Why it is better not opened; null where nothing speaks against it. */
  risk: AttachmentRisk | null;
  /** Bytes that `open` gives, told without decoding. */
  size(): number;
  /** Decodes the part. */
  open(): Uint8Array;
}

/** What a mail says, read from its bytes. Reading never fails: whatever had to be guessed is in `guesses`. */
export interface ReadMail {
  /** With angle brackets; null where the mail has none. */
  messageId: string | null;
  /** In-Reply-To and References: Message-IDs with angle brackets, in the mail's order. */
  inReplyTo: string[];
  references: string[];
  /** The Date header in milliseconds since 1970; null where missing or unreadable. */
  date: number | null;
  from: Correspondent | null;
  to: Correspondent[];
  cc: Correspondent[];
  replyTo: Correspondent[];
  /** Decoded, white space folded, no control characters. */
  subject: string;
  /** The whole text: the text/plain parts, or what the HTML says. */
  text: string;
  /** `text` without quoted history and signature. */
  newText: string;
  /** As the sender wrote it: dangerous until sanitised. Null where the mail has no HTML. */
  html: string | null;
  attachments: AttachmentPart[];
  automatic: Automatic | null;
  /** The sign that no machine is to answer this mail, as `Precedence: bulk`; null where nothing speaks against it. */
  answerUnwanted: string | null;
  bounce: Bounce | null;
  /** What servers on the way found out about the sender, topmost first. Anybody can write such fields: see senderVerdict. */
  authentication: AuthenticationResults[];
  /** The server that took the mail in last, as its topmost Received field says; null where that names none. */
  receivedBy: string | null;
  /** What was wrong with the mail and assumed instead, for whoever looks into it. */
  guesses: string[];
}
