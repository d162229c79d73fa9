import type { Actor } from '@inbox-email/core/desk.ts';
import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { BotContext } from '../context.ts';
import { type Post, refusedFiles } from '../store/posts.ts';
import { plainThreadMessage, threadMessage } from './thread-message.ts';
import { plainTicketMessage, type SlackMessage, ticketMessage } from './ticket-message.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** What a post shows right now: in full, and, for a Slack that refuses that, without the mail's words. */
export interface ShownPost {
  message: Message;
  full: SlackMessage;
  plain: SlackMessage;
}

/** Null where the desk no longer knows the ticket or mail. */
export async function showPost(context: BotContext, post: Post): Promise<ShownPost | null> {
  const message = await context.desk.tickets.message(post.message_id).catch(unlessUnknown);
  if (message === null) return null;
  return post.kind === 'ticket' ? showTicket(context, post, message) : showMail(context, post, message);
}

async function showTicket(context: BotContext, post: Post, message: Message): Promise<ShownPost | null> {
  const { desk, database, defaultText } = context;
  const ticket = await desk.tickets.get(post.ticket_id).catch(unlessUnknown);
  if (ticket === null) return null;
  const account = await desk.accounts.get(botActor(context), ticket.accountId).catch(unlessUnknown);
  const nameOf = (list: { id: string; name: string }[], id: string) => list.find((one) => one.id === id)?.name ?? null;
  const shown = {
    ticket,
    message,
    accountName: account?.name ?? null,
    groupName: nameOf(await desk.groups.list(), ticket.groupId),
    typeName: nameOf(await desk.ticketTypes.list(), ticket.ticketTypeId),
    refusedFiles: await refusedFiles(database, message.id),
  };
  return {
    message,
    full: ticketMessage(shown, defaultText.tickets),
    plain: plainTicketMessage(shown, defaultText.tickets),
  };
}

async function showMail(context: BotContext, post: Post, message: Message): Promise<ShownPost> {
  const { database, defaultText } = context;
  const shown = {
    message,
    authorName: await authorName(context, message.authorId),
    refusedFiles: await refusedFiles(database, post.message_id),
  };
  return {
    message,
    full: threadMessage(shown, defaultText.tickets),
    plain: plainThreadMessage(shown, defaultText.tickets),
  };
}

/** By name and not as a mention, which would ping people about what they have just written themselves. */
async function authorName({ personOf }: BotContext, authorId: string | null): Promise<string | null> {
  // Answers also come from elsewhere: an API token's id is nobody in Slack.
  if (authorId === null || !/^[UW][A-Z0-9]{2,}$/.test(authorId)) return null;
  const person = await personOf(authorId).catch(() => null);
  return person?.actor.name ?? null;
}

/** Account names are for supervisors to look up, and for everyone to read on a ticket. */
function botActor({ botUserId }: BotContext): Actor {
  return { id: botUserId, name: 'Inbox Email', role: 'supervisor' };
}
