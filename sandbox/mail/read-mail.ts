import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { MailView } from './mail-api.ts';
import type { StoredMail } from './mailbox.ts';

/** A mail as a mail program shows it. */
export async function readMail(mail: StoredMail): Promise<MailView> {
  const email = await parse(mail.raw);
  return {
    uid: mail.uid,
    at: mail.at,
    from: { name: email.from?.name ?? '', address: email.from?.address ?? '' },
    to: (email.to ?? []).map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', '),
    subject: email.subject ?? '',
    date: email.date ?? '',
    messageId: email.messageId ?? null,
    inReplyTo: email.inReplyTo ?? null,
    references: email.references ?? null,
    text: email.text ?? '',
    attachments: email.attachments.map((attachment, index) => ({
      index,
      filename: attachment.filename ?? `part-${index + 1}`,
      contentType: attachment.mimeType,
      size: bytesOf(attachment).length,
    })),
  };
}

/** An attachment's name, type and decoded bytes; undefined if the mail has no such part. */
export async function openAttachment(
  mail: StoredMail,
  index: number,
): Promise<{ filename: string; contentType: string; bytes: Uint8Array } | undefined> {
  const attachment = (await parse(mail.raw)).attachments[index];
  if (!attachment) return undefined;
  return {
    filename: attachment.filename ?? `part-${index + 1}`,
    contentType: attachment.mimeType,
    bytes: bytesOf(attachment),
  };
}

/** What a reply needs to know of the mail that it answers. */
export async function readThread(mail: StoredMail): Promise<{
  replyTo: string;
  subject: string;
  text: string;
  date: string;
  from: string;
  messageId: string | null;
  references: string[];
}> {
  const email = await parse(mail.raw);
  const from = email.from?.address ?? mail.from ?? '';
  return {
    replyTo: email.replyTo?.[0]?.address ?? from,
    subject: email.subject ?? '',
    text: email.text ?? '',
    date: email.date ?? '',
    from: email.from?.name || from,
    messageId: email.messageId ?? null,
    references: email.references?.match(/<[^>]+>/g) ?? [],
  };
}

function parse(raw: Uint8Array): Promise<Email> {
  return PostalMime.parse(raw);
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
