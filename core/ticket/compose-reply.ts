import MailComposer from 'nodemailer/lib/mail-composer';
import type { Correspondent } from '../message/correspondent.ts';
import { baseSubject } from './base-subject.ts';

/** An answer before it is a mail. */
export interface Reply {
  from: Correspondent;
  to: readonly Correspondent[];
  cc: readonly Correspondent[];
  subject: string;
  text: string;
  /** Stands below the text; empty or absent for none. */
  signature?: string;
  /** Our own, see ownMessageId. */
  messageId: string;
  /** The mail that is answered and those before it, oldest first. */
  references: readonly string[];
  date: Date;
  /** Nobody wrote it: other machines are told so, and that it wants no answer (RFC 3834, section 5). */
  automatic?: 'auto-replied' | 'auto-generated';
  files: readonly { filename: string; contentType: string; bytes: Uint8Array }[];
}

/**
 * The finished mail: text and HTML, threaded by In-Reply-To and References (RFC 5322, section 3.6.4). The `Bcc` header
 * is never written; the envelope is the sender's business.
 */
export function composeReply(reply: Reply): Promise<Uint8Array> {
  const inReplyTo = reply.references[reply.references.length - 1];
  const composer = new MailComposer({
    from: mailbox(reply.from),
    to: reply.to.map(mailbox),
    cc: reply.cc.map(mailbox),
    subject: oneLine(reply.subject),
    messageId: reply.messageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: referencesToSend(reply.references) }),
    date: reply.date,
    ...(reply.automatic !== undefined && {
      headers: { 'Auto-Submitted': reply.automatic, 'X-Auto-Response-Suppress': 'All' },
    }),
    text: withSignature(reply.text, reply.signature),
    html: htmlOf(reply.text, reply.signature),
    attachments: reply.files.map(({ filename, contentType, bytes }) => ({
      filename: oneLine(filename),
      contentType,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The subject of a mail that opens a ticket, with the ticket's tag. */
export function taggedSubject(subject: string, ticketId: number): string {
  return `${oneLine(subject)} [#${ticketId}]`;
}

/** "Re: " once, however often it stands there already in the languages we know, with the ticket's tag. */
export function replySubject(subject: string, ticketId: number): string {
  const tag = `[#${ticketId}]`;
  const bare = baseSubject(oneLine(subject));
  return bare.includes(tag) ? `Re: ${bare}` : `Re: ${bare} ${tag}`.replace(/ {2,}/g, ' ');
}

const mailbox = ({ name, address }: Correspondent) => ({ name: oneLine(name), address: oneLine(address) });
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

// A header of a long thread must stay within what servers take: the first and the latest are what clients thread by.
function referencesToSend(references: readonly string[]): string[] {
  return references.length <= 20 ? [...references] : [references[0] as string, ...references.slice(-19)];
}

/** Behind the line by which mail programs know where it begins (RFC 3676, section 4.3). */
export function withSignature(text: string, signature = ''): string {
  return signature === '' ? text : `${text.trimEnd()}\n\n-- \n${signature}`;
}

function htmlOf(text: string, signature = ''): string {
  const below = signature === '' ? '' : `\n<div style="color:#666"><br>-- <br>\n${markup(signature)}</div>`;
  return `<div style="font-family:sans-serif">${markup(text)}${below}</div>`;
}

function markup(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const linked = escaped.replace(/\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)\]]/g, '<a href="$&">$&</a>');
  return linked.replace(/\r?\n/g, '<br>\n');
}
