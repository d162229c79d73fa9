/**
 * How the page plays the customer. Mounted by the workspace's server at /mail:
 *
 *   GET  /mail/state                              → MailState
 *   GET  /mail/changes                            → server-sent events: `data:` is a MailState, one at once and one after every change
 *   POST /mail/send                               → body SampleMail or SendReady; a customer writes to a company mailbox
 *   POST /mail/answer                             → body Answer; a customer answers a mail that came
 *   POST /mail/listening                          → body { listening }: stops the mail server or starts it again
 *   GET  /mail/mails/ADDRESS/UID/raw              → the mail's bytes, as text
 *   GET  /mail/mails/ADDRESS/UID/attachments/N    → an attachment, decoded
 *
 * POSTs take JSON and answer with SendResult.
 */
export interface MailState {
  host: string;
  imapPort: number;
  smtpPort: number;
  listening: boolean;
  mailboxes: MailboxView[];
  readySamples: ReadySampleView[];
}

export interface MailboxView {
  name: string;
  address: string;
  password: string;
  side: 'company' | 'customer';
  /** How many mails there are in the inbox. */
  count: number;
  /** The newest of a customer's mails, newest first; a company's are for the desk to read. */
  mails: MailView[];
}

export interface MailView {
  uid: number;
  /** Milliseconds since 1970. */
  at: number;
  from: { name: string; address: string };
  to: string;
  subject: string;
  date: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string | null;
  text: string;
  attachments: { index: number; filename: string; contentType: string; size: number }[];
}

/** A mail that needs but a click. */
export interface ReadySampleView {
  id: string;
  language: 'pt-BR' | 'en' | 'es';
  /** What is special about it. */
  kind: 'question' | 'newsletter' | 'attachment' | 'inline-image' | 'auto-reply' | 'mischief';
  from: string;
  subject: string;
  text: string;
}

export interface SampleMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  attachment?: { filename: string; contentType: string; base64: string } | undefined;
}

export interface SendReady {
  ready: string;
  to: string;
}

export interface Answer {
  /** Whose mail is answered, and by whom. */
  mailbox: string;
  uid: number;
  text: string;
  attachment?: SampleMail['attachment'];
}

export type SendResult = { ok: true } | { ok: false; error: string };
