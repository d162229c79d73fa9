import { domainToUnicode } from 'node:url';
import type { AttachmentPart, Automatic, ReadMail } from '../../message/message.ts';
import { readAddresses } from '../../message/mime/addresses.ts';
import type { MailHeader } from '../../message/read-header.ts';
import type { SenderVerdict } from '../../message/sender/sender-verdict.ts';
import { fold } from './fold.ts';
import type { textFields } from './rule.ts';

type TextField = (typeof textFields)[number];

/** What rules may know of a mail. Words are folded (see fold), and only once a rule asks for them. */
export interface MailFacts {
  /** Everything that the field holds: a mail has several recipients, and attachments. */
  words(field: TextField): readonly string[];
  header(name: string): readonly string[];
  /** Bytes, as it lies on the server. */
  size: number;
  /** Beside the text; an image within it is none. */
  hasAttachment: boolean;
  automatic: Automatic['kind'] | null;
  senderCheck: SenderVerdict['verdict'];
}

/** A mail as it was read, its size in bytes, what its sender's check found, and its header fields beyond those read. */
export interface MailInQuestion
  extends Pick<ReadMail, 'from' | 'to' | 'cc' | 'subject' | 'text' | 'newText' | 'automatic'> {
  attachments: readonly Pick<AttachmentPart, 'filename' | 'contentType' | 'inline'>[];
  size: number;
  header: MailHeader;
  /** Null where the receiving server says nothing. */
  sender: SenderVerdict | null;
}

export function mailFacts(mail: MailInQuestion): MailFacts {
  const known = new Map<string, readonly string[]>();
  const once = (key: string, read: () => readonly string[]) => {
    const found = known.get(key) ?? read().map(fold);
    known.set(key, found);
    return found;
  };
  return {
    words: (field) => once(field, () => readers[field](mail)),
    header: (name) => once(`header:${name.toLowerCase()}`, () => mail.header(name)),
    size: mail.size,
    hasAttachment: mail.attachments.some(({ inline }) => !inline),
    automatic: mail.automatic?.kind ?? null,
    senderCheck: mail.sender?.verdict ?? 'none',
  };
}

const readers: Record<TextField, (mail: MailInQuestion) => string[]> = {
  sender: ({ from }) => [from?.address ?? ''],
  'sender-name': ({ from }) => [from?.name ?? ''],
  'sender-domain': ({ from }) => [domainOf(from?.address ?? '')],
  recipient: (mail) => [...[...mail.to, ...mail.cc].map(({ address }) => address), ...deliveredTo(mail.header)],
  subject: ({ subject }) => [subject],
  // What this mail says; what it quotes was said by others, and had its turn.
  text: ({ newText, text }) => [newText.trim() === '' ? text : newText],
  'attachment-name': ({ attachments }) => attachments.map(({ filename }) => filename),
  'attachment-type': ({ attachments }) => attachments.map(({ contentType }) => contentType),
};

/** Where servers write down which alias a mail came by, also for one that stands in no To (a blind copy). */
export function deliveredTo(header: MailHeader): string[] {
  const names = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to', 'resent-to'];
  return names
    .flatMap((name) => header(name).flatMap((value) => readAddresses(value, null)))
    .map(({ address }) => address);
}

/** As people read and type it, not as `xn--…`. */
function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domainToUnicode(domain) || domain;
}
