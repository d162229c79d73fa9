import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { BotContext } from '../context.ts';
import { authorName } from './author-name.ts';
import { correspondentInWords } from './ticket-message.ts';

/** What came into a ticket while somebody was writing an answer to it. */
export interface WrittenMeanwhile {
  /** The newest of it, in the words of whoever wrote it; `who` is empty where nobody knows. */
  newest: { messageId: number; who: string; words: string };
  /** How many further messages came. */
  more: number;
}

/** Null where nothing came after that message. Throws DeskError `unknown` where there is no such ticket. */
export async function writtenMeanwhile(
  context: BotContext,
  ticketId: number,
  seenMessageId: number,
): Promise<WrittenMeanwhile | null> {
  const unseen = (await context.desk.tickets.messages(ticketId)).filter(({ id }) => id > seenMessageId);
  const newest = unseen.toSorted((a, b) => a.id - b.id).at(-1);
  if (newest === undefined) return null;
  const newestSeen = { messageId: newest.id, who: await writerOf(context, newest), words: newest.newText };
  return { newest: newestSeen, more: unseen.length - 1 };
}

/** The newest message that there is for somebody to see now; 0 where there is none. */
export async function newestMessageId({ desk }: BotContext, ticketId: number): Promise<number> {
  const messages = await desk.tickets.messages(ticketId);
  return Math.max(0, ...messages.map(({ id }) => id));
}

async function writerOf(context: BotContext, { direction, from, authorId }: Message): Promise<string> {
  if (direction === 'outgoing') return (await authorName(context, authorId)) ?? '';
  return from.name.trim() || correspondentInWords(from);
}
