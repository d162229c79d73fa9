/**
 * How a ticket stands to another. `follows`: the group's settings wanted a new ticket for a mail that continues it ·
 * `split` off it · `merged` into it · `refers`: its first mail names a mail of it, but the sender takes no part there
 */
export type LinkKind = 'follows' | 'split' | 'merged' | 'refers';

/** A link as one of its two tickets has it. */
export interface TicketLink {
  kind: LinkKind;
  /** `to`: this ticket follows, was split off, was merged into, refers to the other one; `from`: the other one does. */
  direction: 'to' | 'from';
  ticketId: number;
}
