import type { BotContext } from '../context.ts';
import { isPlanned, type PostChange, type PostIdentity } from '../store/posts.ts';
import type { OldTicket } from './plan-digests.ts';
import { ticketKey, wholeTicket } from './plan-posts.ts';

/** What some events change in Slack, while it is being worked out. */
export interface TicketPlan {
  changes: PostChange[];
  /** Tickets whose first message is among the changes. */
  begun: Set<number>;
  old: OldTicket[];
}

/** Whether the ticket has a message in Slack, or is to have one. */
export async function isBegun({ database }: BotContext, plan: TicketPlan, ticketId: number): Promise<boolean> {
  return plan.begun.has(ticketId) || isPlanned(database, ticketKey(ticketId));
}

/** Begins a ticket with all the mails that it has by now. */
export async function beginWhole({ desk }: BotContext, plan: TicketPlan, ticketId: number): Promise<void> {
  beginWith(plan, ticketId, wholeTicket(ticketId, await desk.tickets.messages(ticketId)));
}

export function beginWith({ changes, begun }: TicketPlan, ticketId: number, posts: readonly PostIdentity[]): void {
  begun.add(ticketId);
  changes.push(...posts.map((post) => ({ kind: 'post' as const, post })));
}

export function showTicketAgain({ changes }: TicketPlan, ticketId: number, sequence: number): void {
  changes.push({ kind: 'show-again', key: ticketKey(ticketId), sequence });
}
