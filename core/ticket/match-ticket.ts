import type { MatchRule, Refusal, RefusalReason, WhyThisTicket } from './why-this-ticket.ts';

/** A ticket that a mail might belong to, with what is known about the mail's sender there. */
export interface Candidate {
  rule: MatchRule;
  /** Null where the evidence leads nowhere. */
  ticketId: number | null;
  /** The ID or tag in the mail that led here. */
  evidence: string;
  /** What speaks against it before the sender is looked at: a signature that does not hold, another account's ticket … */
  flaw: Extract<RefusalReason, 'forged' | 'other-account' | 'reused-id'> | null;
  /** The mail's sender wrote in the ticket, or was written to. */
  senderTakesPart: boolean;
  /** The sender's company is that of somebody who takes part: see areColleagues. */
  senderIsColleague: boolean;
  /** The mail, or one of the ticket's, came through a mailing list. */
  throughList: boolean;
  /**
   * The ticket does not hold the mail that the evidence names, only one that names it too (or answers this mail); and
   * that one's sender is among the people of this mail. Null where the ticket holds the mail itself.
   */
  otherIsAddressed: boolean | null;
  /** The ticket came out of that one: it was split off, or the group's settings wanted a new one. */
  branchOf: number | null;
}

export interface Match {
  /** Null: the mail opens a ticket. */
  ticketId: number | null;
  why: WhyThisTicket;
  /** Further tickets that are the same conversation, as this mail shows: answers to it which came in before it. */
  sameConversation: number[];
  /** Where a signed ID led that did not let the sender in: the mail's own ticket points there. */
  refersTo: number | null;
}

/**
 * Decides which ticket a mail belongs to. Candidates come in the order in which the mail names them: the mail that
 * bounced, In-Reply-To, References from the newest. The rule counts before the place, but for one thing: where a newer
 * ID leads into a branch of the ticket, the branch is where the conversation went.
 *
 * An ID, even a signed one, says that somebody has seen a mail and not who: it joins only those who take part already
 * and, signed, their colleagues. Everybody else gets a ticket of their own.
 */
export function matchTicket(candidates: readonly Candidate[], { isOwnAddress }: { isOwnAddress: boolean }): Match {
  const refused: Refusal[] = [];
  const accepted: Accepted[] = [];
  for (const candidate of candidates) {
    const reason = isOwnAddress && candidate.rule !== 'bounced-mail' ? 'own-address' : refusalOf(candidate);
    const { rule, evidence, ticketId } = candidate;
    if (reason !== null || ticketId === null)
      refused.push({ rule, evidence, ticketId, reason: reason ?? 'other-account' });
    else accepted.push({ ...candidate, ticketId });
  }
  const best = rules.map((rule) => accepted.find((candidate) => candidate.rule === rule)).find(Boolean);
  const chosen = best && (branchAbove(best, accepted) ?? best);
  const sameConversation = accepted
    .filter(({ rule, ticketId }) => rule === 'answered-before' && ticketId !== chosen?.ticketId)
    .map(({ ticketId }) => ticketId);
  return {
    ticketId: chosen?.ticketId ?? null,
    why: {
      rule: chosen?.rule ?? 'new',
      evidence: chosen?.evidence ?? null,
      insteadOf: null,
      newcomer: chosen?.rule === 'own-message-id' && !chosen.senderTakesPart,
      refused: refused.slice(0, refusalsKept),
      moves: [],
    },
    sameConversation: [...new Set(sameConversation)],
    refersTo: chosen === undefined && !isOwnAddress ? (refused.find(wasSigned)?.ticketId ?? null) : null,
  };
}

type Accepted = Candidate & { ticketId: number };

const rules: readonly MatchRule[] = [
  'bounced-mail',
  'own-message-id',
  'known-message-id',
  'answered-before',
  'subject-tag',
];

/** A mail can name a hundred. */
const refusalsKept = 20;

function refusalOf(candidate: Candidate): RefusalReason | null {
  const { rule, flaw, senderTakesPart, senderIsColleague, throughList, otherIsAddressed } = candidate;
  if (flaw !== null) return flaw;
  switch (rule) {
    case 'bounced-mail':
      return null;
    case 'own-message-id':
      if (senderTakesPart) return null;
      if (throughList) return 'list';
      return senderIsColleague ? null : 'stranger';
    case 'known-message-id':
      if (!senderTakesPart) return 'stranger';
      return otherIsAddressed === false ? 'not-addressed' : null;
    case 'answered-before':
      return otherIsAddressed === true ? null : 'not-addressed';
    case 'subject-tag':
      return senderTakesPart ? null : 'stranger';
  }
}

/** A branch of the ticket that the mail names before it names the ticket itself. */
function branchAbove(best: Accepted, accepted: readonly Accepted[]): Accepted | undefined {
  return accepted
    .slice(0, accepted.indexOf(best))
    .find(({ rule, branchOf }) => rule === 'known-message-id' && branchOf === best.ticketId);
}

function wasSigned({ rule, reason }: Refusal): boolean {
  return rule === 'own-message-id' && (reason === 'stranger' || reason === 'list');
}
