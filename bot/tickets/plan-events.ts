import type { Desk } from '@inbox-email/core/desk.ts';
import type { TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import { isOfAccount } from '../alerts/account-event.ts';
import { planAlert } from '../alerts/plan-alert.ts';
import type { BotContext } from '../context.ts';
import { wantPosts } from '../store/posts.ts';
import { type OldTicket, planDigests } from './plan-digests.ts';
import { messageKey, messagePost, ticketPost } from './plan-posts.ts';
import { planMerged, planNoted, planSplit } from './plan-regrouping.ts';
import { beginWhole, beginWith, isBegun, showTicketAgain, type TicketPlan } from './ticket-plan.ts';
import { unlessUnknown } from './unless-unknown.ts';

/**
 * Writes down what these events change in Slack. Doing it again for the same events changes nothing. A ticket of the
 * backlog is told of in a digest, and gets a message of its own only once something happens to it.
 */
export async function planEvents(context: BotContext, events: readonly TicketEvent[], now: number): Promise<void> {
  const { database } = context;
  const plan: TicketPlan = { changes: [], begun: new Set(), old: [] };
  const write = async () => {
    await wantPosts(database, [...plan.changes.splice(0), ...(await planDigests(context, plan.old.splice(0), now))]);
  };
  for (const event of events) {
    if (isOfAccount(event)) {
      // Which alert it belongs to depends on the posts before it.
      await write();
      await wantPosts(database, await planAlert(context, event));
    } else await planTicketEvent(context, event, plan);
  }
  await write();
}

type OfTicket = Extract<TicketEvent, { ticketId: number }>;

async function planTicketEvent(context: BotContext, event: OfTicket, plan: TicketPlan): Promise<void> {
  const { desk } = context;
  const { ticketId, sequence } = event;
  const showAgain = () => showTicketAgain(plan, ticketId, sequence);

  switch (event.type) {
    case 'ticket.opened': {
      const old = await oldTicket(desk, event);
      if (old !== null) plan.old.push(old);
      else beginWith(plan, ticketId, [ticketPost(ticketId, event.messageId, sequence)]);
      return;
    }
    case 'ticket.closed':
    case 'ticket.linked':
    case 'ticket.flooded':
    case 'ticket.changed':
      showAgain();
      return;
    case 'ticket.merged':
      return planMerged(context, event, plan);
    case 'ticket.split':
      return planSplit(context, event, plan);
    case 'ticket.noted':
      return planNoted(context, event, plan);
    case 'ticket.reopened':
      // Reopened by a mail: that mail's own event comes next, and says whether it is an old one.
      if (event.actorId === null || (await isBegun(context, plan, ticketId))) showAgain();
      else await beginWhole(context, plan, ticketId);
      return;
    case 'reply.bounced': {
      // The report in the thread, and the answer that it is about with its new state.
      const answer = { kind: 'show-again', key: messageKey(event.messageId), sequence } as const;
      const report = { kind: 'post', post: messagePost(ticketId, event.bounceId, sequence) } as const;
      if (await isBegun(context, plan, ticketId)) plan.changes.push(answer, report);
      else await beginWhole(context, plan, ticketId);
      return;
    }
    default: {
      const post = messagePost(ticketId, event.messageId, sequence);
      if (await isBegun(context, plan, ticketId)) plan.changes.push({ kind: 'post', post });
      else if (event.type !== 'message.received' || !(await isBacklog(desk, event.messageId))) {
        await beginWhole(context, plan, ticketId);
      }
    }
  }
}

/** The ticket, if it came with the backlog. */
async function oldTicket(
  desk: Desk,
  { ticketId, messageId, sequence, at }: Extract<OfTicket, { type: 'ticket.opened' }>,
): Promise<OldTicket | null> {
  if (!(await isBacklog(desk, messageId))) return null;
  const { groupId } = await desk.tickets.get(ticketId);
  return { ticketId, groupId, sequence, at };
}

async function isBacklog(desk: Desk, messageId: number): Promise<boolean> {
  return (await desk.tickets.message(messageId).catch(unlessUnknown))?.backlog ?? false;
}
