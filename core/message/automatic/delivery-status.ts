import { HeaderFields, readHeaderFields } from '../mime/header-fields.ts';
import { findPart, isFromRobot, type MailInQuestion, partText } from './mail-in-question.ts';

/** What a report says of one recipient (RFC 3464 §2.3). */
export interface RecipientStatus {
  recipient: string | null;
  /** In lower case: failed, delayed, delivered, relayed, expanded; empty where missing. */
  action: string;
  /** As written, comments left out; empty where missing. */
  status: string;
  diagnostic: string;
}

/** The machine-readable part of a delivery report, or the same fields written into its text; null where there is none. */
export function readDeliveryStatus(
  mail: MailInQuestion,
): { recipients: RecipientStatus[]; message: HeaderFields } | null {
  const part = findPart(mail.root, ['message/delivery-status', 'message/global-delivery-status']);
  const text = part ? partText(mail, part) : (statusInText(mail.text) ?? statusInReturned(mail));
  if (text === null) return null;
  const groups = text.split(/\n[ \t]*\n/).map((group) => readHeaderFields(group.replace(/^\n+/, '')));
  const recipients = groups.filter(isRecipientGroup).map(readRecipient);
  return { recipients, message: groups.find((group) => !isRecipientGroup(group)) ?? new HeaderFields(new Map()) };
}

/** Some systems write the fields into the text, with or without a report type to say so. */
function statusInText(text: string): string | null {
  if (!text.includes('-Recipient:') && !text.includes('-MTA:')) return null;
  const start = /^(?:Reporting-MTA|Final-Recipient|Original-Recipient):/im.exec(text)?.index;
  if (start === undefined) return null;
  const rest = text.slice(start, start + 20_000);
  return /^Action:/im.test(rest) || /^Status:\s*[245]\.\d/im.test(rest) ? rest : null;
}

/** A gateway's report that gives another server's report back instead of the mail. */
function statusInReturned(mail: MailInQuestion): string | null {
  const returned = findPart(mail.root, ['message/rfc822']);
  return returned && isFromRobot(mail) ? statusInText(partText(mail, returned)) : null;
}

function isRecipientGroup(group: HeaderFields): boolean {
  return group.has('final-recipient') || group.has('original-recipient') || group.has('action') || group.has('status');
}

function readRecipient(group: HeaderFields): RecipientStatus {
  return {
    recipient:
      addressOf(group.firstFilled('final-recipient')) ??
      addressOf(group.firstFilled('original-recipient')) ??
      addressOf(group.firstFilled('x-actual-recipient')),
    action: (group.firstFilled('action') ?? '').toLowerCase().replace(/[^a-z].*$/s, ''),
    status: /[245]\.\d{1,3}\.\d{1,3}/.exec(group.firstFilled('status') ?? '')?.[0] ?? '',
    diagnostic: group
      .all('diagnostic-code')
      .join(' ')
      .replace(/^\s*[\w-]{1,20};\s*/, ''),
  };
}

/** `rfc822; ann@example.org`, `RFC822;<ann@example.org>` */
function addressOf(field: string | null): string | null {
  if (field === null) return null;
  const address = field
    .replace(/^[^;@]*;/, '')
    .replace(/^.*<|>.*$/g, '')
    .trim();
  return address === '' ? null : address;
}
