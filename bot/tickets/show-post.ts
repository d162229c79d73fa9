import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import { showAlert } from '../alerts/show-alert.ts';
import { botActor } from '../bot-actor.ts';
import type { BotContext } from '../context.ts';
import { isOfTicket, type Post, refusedFiles, type TicketPost } from '../store/posts.ts';
import { authorName } from './author-name.ts';
import { type DigestFacts, digestMessage } from './digest.ts';
import { leftOnServer } from './left-on-server.ts';
import type { SlackMessage } from './slack-message.ts';
import { plainThreadMessage, threadMessage } from './thread-message.ts';
import { plainTicketMessage, ticketMessage } from './ticket-message.ts';
import { movedMessage, showNote } from './ticket-note.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** What a post shows right now: in full, and, for a Slack that refuses that, without the mail's words. */
export interface ShownPost {
  /** The mail that it shows; null for alerts and digests. */
  message: Message | null;
  full: SlackMessage;
  plain: SlackMessage;
}

/** Null where the desk no longer knows what it is about. */
export async function showPost(context: BotContext, post: Post): Promise<ShownPost | null> {
  if (post.kind === 'digest') return showDigest(context, post);
  if (post.kind === 'note') {
    const note = await showNote(context, post);
    return { message: null, full: note, plain: note };
  }
  if (!isOfTicket(post)) {
    const alert = await showAlert(context, post);
    return alert === null ? null : { message: null, ...alert };
  }
  const message = await context.desk.tickets.message(post.message_id).catch(unlessUnknown);
  if (message === null) return null;
  if (post.kind === 'moved') {
    const moved = movedMessage(message, context.defaultText.tickets);
    return { message, full: moved, plain: moved };
  }
  return post.kind === 'ticket' ? showTicket(context, post, message) : showMail(context, post, message);
}

function showDigest({ defaultText }: BotContext, { about }: Post): ShownPost {
  const message = digestMessage(JSON.parse(about ?? '{}') as DigestFacts, defaultText);
  return { message: null, full: message, plain: message };
}

async function showTicket(context: BotContext, post: TicketPost, message: Message): Promise<ShownPost | null> {
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
    leftOnServer: await leftOnServer(context, message, defaultText.tickets),
    links: await desk.tickets.links(ticket.id),
  };
  return {
    message,
    full: ticketMessage(shown, defaultText.tickets),
    plain: plainTicketMessage(shown, defaultText.tickets),
  };
}

async function showMail(context: BotContext, post: TicketPost, message: Message): Promise<ShownPost> {
  const { desk, database, defaultText } = context;
  const shown = {
    message,
    authorName: await authorName(context, message.authorId),
    refusedFiles: await refusedFiles(database, post.message_id),
    leftOnServer: await leftOnServer(context, message, defaultText.tickets),
    newcomer: (await desk.tickets.why(message.id))?.newcomer ?? false,
  };
  return {
    message,
    full: threadMessage(shown, defaultText.tickets),
    plain: plainThreadMessage(shown, defaultText.tickets),
  };
}
