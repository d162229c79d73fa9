/** A ticket that a mail might belong to, found by an ID that the mail refers to. */
export interface Candidate {
  ticketId: number;
  /** The ID in the mail that led here. */
  headerId: string;
  /** The ID is a Message-ID of our own whose signature holds. */
  ownAndSigned: boolean;
  /** The mail's sender already takes part in the ticket. */
  senderTakesPart: boolean;
}

/** Which ticket a mail belongs to, and the rule that said so. */
export interface Match {
  ticketId: number;
  why: 'own-message-id' | 'known-message-id';
}

/**
 * Decides whether a mail continues a ticket. Candidates come in the order in which they count: In-Reply-To first, then
 * References from the newest. An ID of our own that is signed is enough: only who got our mail can name it. Any other
 * ID joins only a sender who takes part already, so a stranger who quotes one (or two readers of the same newsletter)
 * never end up in somebody's ticket.
 */
export function matchTicket(candidates: readonly Candidate[]): Match | null {
  const own = candidates.find(({ ownAndSigned }) => ownAndSigned);
  if (own !== undefined) return { ticketId: own.ticketId, why: 'own-message-id' };
  const known = candidates.find(({ senderTakesPart }) => senderTakesPart);
  return known === undefined ? null : { ticketId: known.ticketId, why: 'known-message-id' };
}
