import type { TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import type { BotContext } from '../context.ts';
import type { PostIdentity } from '../store/posts.ts';
import { conversationOfTicket } from '../store/threads.ts';
import { messagePost, ticketPost } from './plan-posts.ts';
import type { NoteFacts } from './ticket-note.ts';
import { beginWhole, beginWith, isBegun, showTicketAgain, type TicketPlan } from './ticket-plan.ts';

/** The one thread says where it goes on, the other what has joined it. Their messages say so too. */
export async function planMerged(
  context: BotContext,
  event: Extract<TicketEvent, { type: 'ticket.merged' }>,
  plan: TicketPlan,
): Promise<void> {
  const { ticketId, intoTicketId, messageIds, actorId, sequence } = event;
  if (await isBegun(context, plan, ticketId)) {
    showTicketAgain(plan, ticketId, sequence);
    note(plan, ticketId, sequence, { kind: 'merged-away', intoTicketId, actorId });
  }
  if (!(await isBegun(context, plan, intoTicketId))) return beginWhole(context, plan, intoTicketId);
  showTicketAgain(plan, intoTicketId, sequence);
  note(plan, intoTicketId, sequence, { kind: 'merged-here', ticketId, messageIds, actorId });
}

/** The new ticket begins with its first mail, the others in its thread; where they stood they give the way there. */
export async function planSplit(
  context: BotContext,
  event: Extract<TicketEvent, { type: 'ticket.split' }>,
  plan: TicketPlan,
): Promise<void> {
  const { ticketId, newTicketId, messageIds, actorId, sequence } = event;
  const conversation = conversationOfTicket(newTicketId);
  plan.changes.push({ kind: 'move-away', messageIds, conversation, sequence });
  // Numbered from 1, they all stand before whatever happens to the new ticket next.
  const posts = messageIds.map((id, index) =>
    index === 0 ? ticketPost(newTicketId, id, 1) : messagePost(newTicketId, id, index + 1),
  );
  beginWith(plan, newTicketId, posts);
  note(plan, newTicketId, sequence, { kind: 'split-from', ticketId, actorId });
  if (!(await isBegun(context, plan, ticketId))) return;
  showTicketAgain(plan, ticketId, sequence);
  note(plan, ticketId, sequence, { kind: 'split-off', newTicketId, count: messageIds.length, actorId });
}

/** In the ticket's thread, where its group reads it. */
export async function planNoted(
  context: BotContext,
  { ticketId, noteId, actorId, sequence }: Extract<TicketEvent, { type: 'ticket.noted' }>,
  plan: TicketPlan,
): Promise<void> {
  const written = (await context.desk.tickets.notes(ticketId)).find(({ id }) => id === noteId);
  if (written === undefined) return;
  if (!(await isBegun(context, plan, ticketId))) await beginWhole(context, plan, ticketId);
  note(plan, ticketId, sequence, { kind: 'noted', text: written.text, actorId });
}

function note({ changes }: TicketPlan, ticketId: number, sequence: number, facts: NoteFacts): void {
  const post: PostIdentity = {
    key: `note:${ticketId}:${sequence}`,
    kind: 'note',
    conversation: conversationOfTicket(ticketId),
    ticket_id: ticketId,
    message_id: null,
    about: JSON.stringify(facts),
    recipient: null,
    sequence,
    part: 0,
  };
  changes.push({ kind: 'post', post });
}
