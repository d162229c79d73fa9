import type { HookNote } from './hook-note.ts';

/**
 * The rules by which a mail finds its ticket, in the order in which they count.
 *
 * `bounced-mail`      it reports that a mail of ours did not arrive, by that mail's signed Message-ID
 * `own-message-id`    it answers a mail of ours, by its signed Message-ID
 * `known-message-id`  it refers to a mail that we have, or refers to one together with a mail that we have
 * `answered-before`   an answer to it came in before it
 * `subject-tag`       its subject holds the ticket's tag
 */
export type MatchRule = 'bounced-mail' | 'own-message-id' | 'known-message-id' | 'answered-before' | 'subject-tag';

/**
 * Why a rule did not count.
 *
 * `own-address`    whoever wrote it says to be the account itself
 * `stranger`       the sender takes no part in the ticket
 * `list`           the ID is in the archives of a mailing list, where everybody finds it
 * `forged`         the ID looks like one of ours, and its signature does not hold
 * `other-account`  the ticket is none of this account
 * `not-addressed`  the mails do not name each other's senders, so one cannot answer the other
 * `reused-id`      another mail has the same Message-ID
 */
export type RefusalReason =
  | 'own-address'
  | 'stranger'
  | 'list'
  | 'forged'
  | 'other-account'
  | 'not-addressed'
  | 'reused-id';

export interface Refusal {
  rule: MatchRule;
  /** The Message-ID or tag in the mail that the rule went by. */
  evidence: string;
  /** Where it leads; null where that is nowhere (any more). */
  ticketId: number | null;
  reason: RefusalReason;
}

/** Somebody, or a mail that connected two tickets (`actorId` null), moved the message. */
export interface Move {
  how: 'merged' | 'split';
  from: number;
  to: number;
  actorId: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Why a message is in its ticket. Stored with the message as it was decided. */
export interface WhyThisTicket {
  /**
   * The rule that decided; `new`: none did, and the mail opened a ticket; `flood`: none did, and it came too fast to open
   * one more.
   */
  rule: MatchRule | 'new' | 'flood';
  evidence: string | null;
  /** A rule led to this ticket, and the group's settings wanted another one for the mail. */
  insteadOf: { ticketId: number; because: 'closed' | 'other-subject' } | null;
  /** The sender had no part in the ticket before, and was let in as a colleague of somebody who has. */
  newcomer: boolean;
  refused: Refusal[];
  /** It opened the ticket, and the mail hook was asked before. */
  hook?: HookNote;
  moves: Move[];
}
