import { hash } from 'node:crypto';
import type { ReadMail } from '../message/message.ts';
import { senderKey } from './may-answer-automatically.ts';

/** How many mails of one kind are filed as usual. Beyond that they stay with one ticket, and further on they only count. */
export interface Brake {
  /** What counts together, within an account. */
  key: string;
  /** So many within an hour are filed like any mail. */
  opensAtMost: number;
  /** So many more of each hour are shown in the flood’s ticket once the brake holds. */
  appendsAtMost: number;
  /** The brake lets go after this long without such a mail, in milliseconds. */
  calmAfter: number;
}

/** Where a brake stands. Times are milliseconds since 1970. */
export interface BrakeState {
  windowAt: number;
  inWindow: number;
  /** It holds: no more tickets until it is calm again. */
  holds: boolean;
  lastAt: number;
}

/** What a mail may become: what it would be anyway, a further mail of the flood's ticket, or a number. */
export type Allowance = 'as-usual' | 'append' | 'hold-back';

const hour = 60 * 60_000;
/** What was counted longer ago than this plays no part any more, in milliseconds. */
export const longestCalm = 24 * hour;

/**
 * Which brake a mail counts for. Different mails that a person writes never brake each other, however many: what is
 * braked is what machines send, and the same words again and again.
 *
 * @param bouncedMessage the answer of ours that the mail says has bounced
 */
export function brakeOf(
  mail: Pick<ReadMail, 'automatic' | 'bounce' | 'from' | 'replyTo' | 'subject' | 'newText'> & {
    attachments: readonly { filename: string; size: number }[];
  },
  bouncedMessage: number | null,
): Brake {
  if (bouncedMessage !== null)
    return { key: `bounce-of ${bouncedMessage}`, opensAtMost: 10, appendsAtMost: 0, calmAfter: longestCalm };
  // Answers to mail that somebody else sent in our name come by the thousand, from everywhere: one ticket for all.
  if (mail.bounce !== null) return { key: 'bounce', opensAtMost: 1, appendsAtMost: 5, calmAfter: longestCalm };
  const sender = senderKey(mail.from?.address ?? '');
  const replyTo = mail.replyTo.map(({ address }) => senderKey(address)).join(' ');
  // A form on a web site writes from one address for many customers: Reply-To tells them apart.
  if (mail.automatic !== null)
    return { key: `automatic ${short(sender, replyTo)}`, opensAtMost: 10, appendsAtMost: 30, calmAfter: hour };
  const files = mail.attachments.map(({ filename, size }) => `${filename} ${size}`);
  const key = `same ${short(sender, replyTo, mail.subject, mail.newText, ...files)}`;
  return { key, opensAtMost: 5, appendsAtMost: 10, calmAfter: hour };
}

/** Counts a mail that arrived at `at`. */
export function countArrival(
  { opensAtMost, appendsAtMost, calmAfter }: Brake,
  before: BrakeState | null,
  at: number,
): { state: BrakeState; allowance: Allowance } {
  const calm = before === null || at - before.lastAt >= calmAfter;
  const newWindow = calm || at - before.windowAt >= hour;
  const inWindow = newWindow ? 1 : before.inWindow + 1;
  const holds = (!calm && before.holds) || inWindow > opensAtMost;
  const state = {
    windowAt: newWindow ? at : before.windowAt,
    inWindow,
    holds,
    lastAt: calm ? at : Math.max(at, before.lastAt),
  };
  if (!holds) return { state, allowance: 'as-usual' };
  return { state, allowance: inWindow <= opensAtMost + appendsAtMost ? 'append' : 'hold-back' };
}

function short(...parts: string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}
