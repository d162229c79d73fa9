import MailComposer from 'nodemailer/lib/mail-composer';
import type { Answer, SampleMail } from './mail-api.ts';
import type { Mailbox, StoredMail } from './mailbox.ts';
import { readThread } from './read-mail.ts';
import type { ReadySample } from './ready-samples.ts';

export type MailComposerOptions = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

/** The bytes of a new mail from a customer. */
export function composeSample(from: Mailbox, to: Mailbox, mail: Pick<SampleMail, 'subject' | 'text' | 'attachment'>) {
  return compose(from, to.address, {
    subject: mail.subject,
    text: mail.text,
    attachments: attachmentsOf(mail.attachment),
  });
}

export function composeReady(from: Mailbox, to: Mailbox, { subject, text, more }: ReadySample): Promise<Buffer> {
  return compose(from, to.address, { subject, text, ...more });
}

/** An answer to a mail, in its thread (RFC 5322, section 3.6.4) and with its text quoted, as mail programs do. */
export async function composeAnswer(
  from: Mailbox,
  original: StoredMail,
  { text, attachment }: Pick<Answer, 'text' | 'attachment'>,
): Promise<{ raw: Buffer; to: string }> {
  const thread = await readThread(original);
  const quoted = thread.text.trimEnd().replaceAll(/^/gm, '> ');
  const raw = await compose(from, thread.replyTo, {
    subject: /^re:/i.test(thread.subject) ? thread.subject : `Re: ${thread.subject}`,
    text: `${text}\n\nOn ${new Date(thread.date || original.at).toUTCString()}, ${thread.from} wrote:\n${quoted}\n`,
    attachments: attachmentsOf(attachment),
    ...(thread.messageId
      ? { inReplyTo: thread.messageId, references: [...thread.references, thread.messageId] }
      : undefined),
  });
  return { raw, to: thread.replyTo };
}

async function compose(from: Mailbox, to: string, options: MailComposerOptions): Promise<Buffer> {
  const composer = new MailComposer({ from: { name: from.name, address: from.address }, to, ...options });
  return composer.compile().build();
}

function attachmentsOf(attachment: SampleMail['attachment']): NonNullable<MailComposerOptions['attachments']> {
  if (!attachment) return [];
  const { filename, contentType, base64 } = attachment;
  return [{ filename, contentType, content: Buffer.from(base64, 'base64') }];
}
