import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { PostIdentity, TicketPost } from '../store/posts.ts';
import { conversationOfTicket } from '../store/threads.ts';

/** The first message of a ticket, which shows its state. */
export function ticketPost(ticketId: number, messageId: number, sequence: number): PostIdentity {
  return { ...postOf(ticketId, messageId, sequence), key: ticketKey(ticketId), kind: 'ticket' };
}

/** A further mail of a ticket, in its thread; it shows its delivery. */
export function messagePost(ticketId: number, messageId: number, sequence: number): PostIdentity {
  return { ...postOf(ticketId, messageId, sequence), key: messageKey(messageId), kind: 'message' };
}

export function messageKey(messageId: number): string {
  return `message:${messageId}`;
}

/**
 * A ticket that has not been in Slack so far, with all of its mails, oldest first. Each of these came by an event of its
 * own: numbered from 1, they all stand before whatever happens to the ticket next.
 */
export function wholeTicket(ticketId: number, messages: readonly Pick<Message, 'id'>[]): PostIdentity[] {
  return messages.map(({ id }, index) =>
    index === 0 ? ticketPost(ticketId, id, 1) : messagePost(ticketId, id, index + 1),
  );
}

export function ticketKey(ticketId: number): string {
  return `ticket:${ticketId}`;
}

function postOf(ticketId: number, messageId: number, sequence: number) {
  return {
    conversation: conversationOfTicket(ticketId),
    ticket_id: ticketId,
    message_id: messageId,
    about: null,
    recipient: null,
    sequence,
    part: 0,
  };
}

/** The largest file that is passed on to Slack, in bytes: it is held in memory on its way. Slack itself takes 1 GB. */
const largestFile = 50 * 1024 * 1024;

/** Whether a file of this size goes into the thread. Slack takes no empty ones. */
export function goesToSlack(size: number): boolean {
  return size > 0 && size <= largestFile;
}

/** So many of a mail's files are brought to Slack, the first ones; the others stay with the ticket. */
export const filesPerMail = 20;

/** The posts of a message's files, right behind the message itself. */
export function planFiles(post: TicketPost, message: Message): PostIdentity[] {
  // What a report gives back is our own mail.
  if (message.bounce !== null) return [];
  return message.attachments
    .slice(0, filesPerMail)
    .filter((attachment) => goesToSlack(attachment.size))
    .map(({ index }) => ({
      ...postOf(post.ticket_id, message.id, post.sequence),
      key: `file:${message.id}:${index}`,
      kind: 'file',
      part: index + 1,
    }));
}
