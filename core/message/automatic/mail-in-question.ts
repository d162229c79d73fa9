import type { Correspondent } from '../correspondent.ts';
import { openPart } from '../mime/attachments.ts';
import type { Part } from '../mime/structure.ts';

/** What is known of a mail when it is asked whether a machine sent it. */
export interface MailInQuestion {
  root: Part;
  raw: Buffer;
  subject: string;
  from: Correspondent | null;
  /** What it says to a person. */
  text: string;
  /** What `isFromRobot` found, once it was asked. */
  fromRobot?: boolean;
}

const MOST_BYTES = 128 * 1024;

/** The first part of one of these types, wherever it stands; null where there is none. */
export function findPart(root: Part, types: readonly string[]): Part | null {
  const open = [root];
  for (let part = open.pop(); part; part = open.pop()) {
    if (types.includes(part.type)) return part;
    for (let i = part.children.length - 1; i >= 0; i--) open.push(part.children[i] as Part);
  }
  return null;
}

/** The beginning of a part as text of bytes (latin1), line ends as `\n`: enough for the reports and headers read here. */
export function partText(mail: MailInQuestion, part: Part): string {
  return openPart(part, mail.raw, MOST_BYTES).toString('latin1', 0, MOST_BYTES).replace(/\r\n?/g, '\n');
}

/** Whether the mail names no sender to answer to, or one that no person writes from. */
export function isFromRobot(mail: MailInQuestion): boolean {
  mail.fromRobot ??= namesRobot(mail);
  return mail.fromRobot;
}

function namesRobot(mail: MailInQuestion): boolean {
  const headers = mail.root.headers;
  const returnPath = headers.firstFilled('return-path');
  if (returnPath !== null && (/^<\s*>$/.test(returnPath) || /mailer-daemon|postmaster/i.test(returnPath))) return true;
  const from = mail.from;
  if (!from || (from.address === '' && from.name === '')) return true;
  const mailbox = from.address.split('@')[0] as string;
  return (
    /^(?:mailer[-_.]?daemon|post[-_.]?master|mail(?:er)?[-_.]?(?:daemon|system|administrator)|mdaemon|maildelivery|mail-?delivery|delivery[-_.]?(?:status|subsystem)?|bounces?|mmdf|mmailer|double-bounce|emailsecurity|autoreply)(?:[-+=].*)?$/i.test(
      mailbox,
    ) ||
    /mail(?:er)?[- ]?daemon|mail delivery (?:sub)?system|postmaster|system administrator|mail administrator|delivery subsystem|internet mail delivery/i.test(
      from.name,
    )
  );
}

/** Whether the mail comes from a mailbox that programs use and people might. */
export function mayBeRobot(mail: MailInQuestion): boolean {
  const mailbox = mail.from?.address.split('@')[0] ?? '';
  if (
    /^(?:no|do[-_.]?not|not)[-_.]?reply|^(?:admin(?:istrator)?|root|daemon|system|mail|mail-?server|mailer|majordomo|listserv|majordomo)$|[-_.](?:admin|owner|request|ctl|bounces?)$/i.test(
      mailbox,
    )
  )
    return true;
  const { headers } = mail.root;
  const submitted = headers.firstFilled('auto-submitted');
  return (submitted !== null && !/^no\b/i.test(submitted)) || headers.has('x-mlserver');
}
