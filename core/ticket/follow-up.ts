import * as z from 'zod';

/** What a group wants to become of mails that continue one of its tickets. */
export const followUpPolicy = z.object({
  /** A mail to a closed ticket reopens it, or opens a new one that is linked. */
  closedTicket: z.enum(['reopen', 'new-ticket'], 'unknown').default('reopen'),
  /** With `new-ticket`: one that was closed at most so many days ago is reopened all the same. */
  reopenForDays: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(0, 'not-a-number')
    .max(3650, 'too-large')
    .default(0),
  /** A mail in the ticket's thread with a wholly different subject. */
  otherSubject: z.enum(['same-ticket', 'new-ticket'], 'unknown').default('same-ticket'),
});

export type FollowUpPolicy = z.infer<typeof followUpPolicy>;

export const defaultFollowUp: FollowUpPolicy = followUpPolicy.parse({});

/** A mail that belongs to a ticket, and that ticket. */
export interface Continuation {
  closed: boolean;
  /** Milliseconds since 1970; null while open. */
  closedAt: number | null;
  /** See isOtherSubject. */
  otherSubject: boolean;
  /** Nobody wrote it: an out-of-office reply or a receipt. */
  answersItself: boolean;
  /** It reports that a mail of ours did not arrive. */
  isBounce: boolean;
}

/**
 * What becomes of the ticket: `append` leaves it as it is. A new ticket has its reason. Robots neither reopen a ticket
 * nor get a new one; a mail that did not arrive always matters to the ticket that it was sent from.
 */
export function followUp(
  { closed, closedAt, otherSubject, answersItself, isBounce }: Continuation,
  policy: FollowUpPolicy,
  now: number,
): 'append' | 'reopen' | { newTicketBecause: 'closed' | 'other-subject' } {
  if (isBounce) return closed ? 'reopen' : 'append';
  if (answersItself) return 'append';
  if (otherSubject && policy.otherSubject === 'new-ticket') return { newTicketBecause: 'other-subject' };
  if (!closed) return 'append';
  const days = (now - (closedAt ?? now)) / 86_400_000;
  if (policy.closedTicket === 'reopen' || (policy.reopenForDays > 0 && days <= policy.reopenForDays)) return 'reopen';
  return { newTicketBecause: 'closed' };
}
