import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import type { Post, PostChange, PostIdentity } from '../store/posts.ts';

/** The first message of a ticket shows its state; each further mail is a message, whose delivery changes. */
export function planPost(event: TicketEvent): PostChange {
  const { ticketId, sequence } = event;
  switch (event.type) {
    case 'ticket.opened':
      return {
        kind: 'post',
        post: {
          key: `ticket:${ticketId}`,
          kind: 'ticket',
          ticket_id: ticketId,
          message_id: event.messageId,
          sequence,
          part: 0,
        },
      };
    case 'ticket.closed':
    case 'ticket.reopened':
      return { kind: 'show-again', key: `ticket:${ticketId}`, sequence };
    default:
      return {
        kind: 'post',
        post: {
          key: `message:${event.messageId}`,
          kind: 'message',
          ticket_id: ticketId,
          message_id: event.messageId,
          sequence,
          part: 0,
        },
      };
  }
}

/** The largest file that is passed on to Slack, in bytes: it is held in memory on its way. Slack itself takes 1 GB. */
const largestFile = 50 * 1024 * 1024;

/** Whether a file of this size goes into the thread. Slack takes no empty ones. */
export function goesToSlack(size: number): boolean {
  return size > 0 && size <= largestFile;
}

/** The posts of a message's files, right behind the message itself. */
export function planFiles(post: Post, message: Message): PostIdentity[] {
  return message.attachments
    .filter((attachment) => goesToSlack(attachment.size))
    .map(({ index }) => ({
      key: `file:${message.id}:${index}`,
      kind: 'file',
      ticket_id: post.ticket_id,
      message_id: message.id,
      sequence: post.sequence,
      part: index + 1,
    }));
}
