import type { Bounce } from '../message.ts';
import { readMessageIds } from '../mime/message-ids.ts';
import { hasBounceWords, isBounceSubject } from './bounce-wording.ts';
import { type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { findPart, isFromRobot, type MailInQuestion, mayBeRobot, partText } from './mail-in-question.ts';
import { statusCode } from './status-code.ts';

/**
 * Reads a report that a mail did not arrive: by RFC 3464 where the reporting server keeps to it, else by what such
 * reports have in common. Null where the mail is none, or reports success.
 */
export function readBounce(mail: MailInQuestion): Bounce | null {
  const report = readDeliveryStatus(mail);
  if (report && report.recipients.length > 0) {
    const failed = report.recipients.find((recipient) => isFailure(recipient));
    if (!failed) return null;
    return bounceOf(
      mail,
      failed.recipient ?? failedRecipient(mail),
      failed,
      report.message.firstFilled('x-original-message-id'),
    );
  }
  if (!isUndisciplinedBounce(mail)) return null;
  return bounceOf(mail, failedRecipient(mail), null, null);
}

/** Action names what did not fail (RFC 3464 §2.3.3); servers invent others, as `expired`. */
function isFailure(recipient: RecipientStatus): boolean {
  if (recipient.action !== '') return !['delivered', 'relayed', 'expanded', 'deliverable'].includes(recipient.action);
  return /^[45]/.test(recipient.status) || recipient.diagnostic !== '';
}

function bounceOf(
  mail: MailInQuestion,
  recipient: string | null,
  said: RecipientStatus | null,
  messageId: string | null,
): Bounce {
  const status = statusCode(said?.status ?? '', said?.diagnostic ?? '', about(recipient, explanation(mail.text)));
  const temporary = said?.action === 'delayed' || (status?.startsWith('4') ?? false);
  const original = readMessageIds(messageId)[0] ?? originalMessageId(mail);
  return { recipient, status, permanent: !temporary, originalMessageId: original };
}

/** What a report on several recipients says of this one: from its address to the next one that begins a line. */
function about(recipient: string | null, text: string): string {
  const start = recipient === null ? -1 : text.indexOf(recipient);
  if (start < 0) return text;
  const rest = text.slice(start + (recipient as string).length);
  const next = /\n[ \t]{0,8}<?[^\s<>@]{1,64}@[^\s<>@]{1,250}>?:?[ \t]*\n/.exec(rest);
  if (!next || next[0].includes(recipient as string)) return text;
  return rest.slice(0, next.index);
}

/**
 * No report in the form of RFC 3464: then a robot's sender and a telling subject or telling words; from a mailbox that
 * may be a robot's, telling words and one more sign. What a person forwards or answers never counts: it is about a
 * bounce.
 */
function isUndisciplinedBounce(mail: MailInQuestion): boolean {
  const headers = mail.root.headers;
  if (findPart(mail.root, ['message/feedback-report', 'message/disposition-notification'])) return false;
  if (headers.has('x-failed-recipients')) return true;
  const robot = isFromRobot(mail);
  const subject = isBounceSubject(mail.subject);
  if (robot && subject) return true;
  if (!robot && /^\s*(?:re|aw|sv|res|fwd?|wg|tr|enc|rv)\s*:/i.test(mail.subject)) return false;
  const possible = mayBeRobot(mail);
  // a person's mail, as nearly all are: its words need not be looked at
  if (!robot && !possible && (!subject || headers.has('in-reply-to'))) return false;
  if (!hasBounceWords(explanation(mail.text))) return false;
  if (robot) return true;
  return possible ? subject || givesMailBack(mail) || headers.has('references') : givesMailBack(mail);
}

function givesMailBack(mail: MailInQuestion): boolean {
  return findPart(mail.root, ['message/rfc822', 'text/rfc822-headers']) !== null || ORIGINAL_FOLLOWS.test(mail.text);
}

const ORIGINAL_FOLLOWS =
  /^[ \t>*_-]{0,60}(?:original message follows|this is a copy of (?:the|your) message|below (?:this line|is a copy)|(?:the )?(?:headers? (?:of|from) the|start of the|copy of the|unsent|returned|original) (?:original |returned )?(?:message|mail)\b|message header|unsent message below|received: (?:from|by) |return-path: |the following is a copy|original message)/im;

/** What a report says to a person, without the mail that it gives back. */
function explanation(text: string): string {
  const original = ORIGINAL_FOLLOWS.exec(text);
  return text.slice(0, original && original.index > 0 ? original.index : 20_000);
}

function failedRecipient(mail: MailInQuestion): string | null {
  const header =
    mail.root.headers.firstFilled('x-failed-recipients') ?? mail.root.headers.firstFilled('x-actual-recipient');
  const named = header ? ADDRESS.exec(header) : null;
  if (named) return named[0];
  const own = new Set([
    mail.from?.address.toLowerCase(),
    ...(mail.root.headers.firstFilled('to')?.toLowerCase().match(ADDRESSES) ?? []),
  ]);
  const text = explanation(mail.text);
  const candidates = text.slice(0, 20_000).match(ADDRESSES) ?? [];
  return (
    candidates.find((address) => !own.has(address.toLowerCase()) && !/^(?:postmaster|mailer-daemon)@/i.test(address)) ??
    null
  );
}

const ADDRESS = /[^\s<>()[\]",;:@]{1,64}@[a-z0-9][a-z0-9.-]{0,250}[a-z0-9]/i;
const ADDRESSES = new RegExp(ADDRESS, 'gi');

function originalMessageId(mail: MailInQuestion): string | null {
  const part = findPart(mail.root, [
    'message/rfc822',
    'text/rfc822-headers',
    'message/global',
    'message/global-headers',
  ]);
  const text = part ? partText(mail, part) : mail.text.slice(0, 64 * 1024);
  const [id] = readMessageIds(/^[ \t>]{0,4}message-id:\s*(<[^>\s]{1,300}>)/im.exec(text)?.[1] ?? null);
  return (
    id ??
    readMessageIds(mail.root.headers.firstFilled('in-reply-to'))[0] ??
    readMessageIds(mail.root.headers.firstFilled('references')).at(-1) ??
    null
  );
}
