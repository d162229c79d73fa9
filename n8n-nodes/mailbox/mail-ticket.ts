import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import type { AttachmentPart, ReadMail } from '@inbox-email/core/message/message.ts';
import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { type SenderVerdict, verdictOnSender } from '@inbox-email/core/message/sender/sender-verdict.ts';
import { baseSubject } from '@inbox-email/core/ticket/base-subject.ts';
import { contentKey } from '@inbox-email/core/ticket/content-key.ts';
import { ticketKeyOf, type WhyThisKey } from './ticket-key.ts';

/** What a mail is to a workflow. Names and shapes are those of `schema.json`, and stay. Times are ISO 8601 in UTC. */
export interface MailTicket {
  event: 'message.received';
  ticket: {
    /** The same for all mails of a conversation: see ticketKeyOf. */
    key: number;
    isNew: boolean;
    subject: string;
    requester: Correspondent;
    openedAt: string | null;
  };
  message: {
    messageId: string | null;
    inReplyTo: string[];
    references: string[];
    /** As the mail says. */
    date: string | null;
    /** When the server took it in, where it says so. */
    receivedAt: string | null;
    from: Correspondent | null;
    to: Correspondent[];
    cc: Correspondent[];
    replyTo: Correspondent[];
    subject: string;
    text: string;
    /** Without quoted history and signature. */
    newText: string;
    /** As the sender wrote it: not safe to show. */
    html: string | null;
    attachments: MailAttachment[];
    automatic: { kind: string; why: string } | null;
    bounce: ReadMail['bounce'];
    /** What the account's server found out about the sender; null where it says nothing. */
    sender: SenderVerdict | null;
    /** The same for two copies of one mail. */
    contentKey: string;
    size: number;
    /** Size of the whole mail where only its beginning was fetched. */
    leftOnServer: number | null;
    guesses: string[];
    folder: string | null;
    uid: string | null;
  };
  why: WhyThisKey;
}

export interface MailAttachment extends Pick<AttachmentPart, 'index' | 'filename' | 'contentType' | 'inline' | 'risk'> {
  size: number;
  /** The name of the item's binary field that holds it; null where it was not handed over. */
  binary: string | null;
}

/** What is known of a mail besides its bytes. */
export interface Origin {
  internalDate: number | null;
  leftOnServer: number | null;
  folder: string | null;
  uid: string | null;
  /** The incoming server's name: its word on senders counts. Null where nobody knows. */
  incomingHost: string | null;
  signingKey: string | null;
}

export const unknownOrigin: Origin = {
  internalDate: null,
  leftOnServer: null,
  folder: null,
  uid: null,
  incomingHost: null,
  signingKey: null,
};

/** Reads a mail into what a workflow gets, and its attachments, still encoded. Never throws for what a mail holds. */
export function mailTicketOf(bytes: Uint8Array, origin: Origin): { json: MailTicket; attachments: AttachmentPart[] } {
  const mail = readMail(bytes);
  const content = contentKey(mail, bytes, origin.internalDate);
  const { key, why } = ticketKeyOf(mail, content, origin.signingKey);
  const requester = mail.from ?? { name: '', address: '' };
  const date = iso(mail.date);
  const receivedAt = iso(origin.internalDate);
  const json: MailTicket = {
    event: 'message.received',
    ticket: {
      key,
      isNew: why.rule === 'new',
      subject: baseSubject(mail.subject),
      requester,
      openedAt: why.rule === 'new' ? (receivedAt ?? date) : null,
    },
    message: {
      messageId: mail.messageId,
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      date,
      receivedAt,
      from: mail.from,
      to: mail.to,
      cc: mail.cc,
      replyTo: mail.replyTo,
      subject: mail.subject,
      text: mail.text,
      newText: mail.newText,
      html: mail.html,
      attachments: mail.attachments.map(({ index, filename, contentType, inline, risk, size }) => ({
        ...{ index, filename, contentType, inline, risk },
        size: size(),
        binary: null,
      })),
      automatic: mail.automatic,
      bounce: mail.bounce,
      sender: origin.incomingHost === null ? null : verdictOnSender(mail, origin.incomingHost),
      contentKey: content,
      size: bytes.length,
      leftOnServer: origin.leftOnServer,
      guesses: mail.guesses,
      folder: origin.folder,
      uid: origin.uid,
    },
    why,
  };
  return { json, attachments: mail.attachments };
}

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
