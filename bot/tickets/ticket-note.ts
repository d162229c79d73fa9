import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { BotContext } from '../context.ts';
import type { Post } from '../store/posts.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { authorName } from './author-name.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalMoment, literalQuote, oneLine, words } from './literal.ts';
import type { SlackMessage } from './slack-message.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** What became of a ticket's mails, as its thread tells it. `actorId` null: a mail did it. */
export type NoteFacts =
  | { kind: 'merged-here'; ticketId: number; messageIds: number[]; actorId: string | null }
  | { kind: 'merged-away'; intoTicketId: number; actorId: string | null }
  | { kind: 'split-off'; newTicketId: number; count: number; actorId: string }
  | { kind: 'split-from'; ticketId: number; actorId: string }
  /** Somebody wrote it down elsewhere than in Slack. */
  | { kind: 'noted'; text: string; actorId: string };

/** Shows a note in the thread of its ticket. */
export async function showNote(context: BotContext, { about }: Post): Promise<SlackMessage> {
  const facts = JSON.parse(about ?? '{}') as NoteFacts;
  const { notes } = context.defaultText.tickets.regrouping;
  const who = facts.actorId === null ? null : oneLine((await authorName(context, facts.actorId)) ?? '') || null;
  // Somebody did it, though nobody knows their name here: an API token's, or somebody who has left.
  const name = facts.actorId === null ? null : (who ?? context.defaultText.tickets.reply.colleague);
  switch (facts.kind) {
    case 'merged-here':
      return mergedHere(context, facts, notes.mergedHere(`#${facts.ticketId}`, name));
    case 'merged-away':
      return said(`🔀 ${notes.mergedAway(`#${facts.intoTicketId}`, name)}`);
    case 'split-off':
      return said(`✂️ ${notes.splitOff(`#${facts.newTicketId}`, facts.count, name)}`);
    case 'split-from':
      return said(`✂️ ${notes.splitFrom(`#${facts.ticketId}`, name)}`);
    case 'noted':
      return noted(facts.text, notes.noted(name));
  }
}

/** In place of a mail that is in another ticket by now. */
export function movedMessage({ ticketId }: Message, text: TicketsText): SlackMessage {
  return said(`➡️ ${text.regrouping.notes.moved(`#${ticketId}`)}`);
}

function said(line: string): SlackMessage {
  return { text: line, blocks: [literalBlock(literalLine(words(line)))] };
}

/** Characters of a note that Slack shows. */
const noteShown = 2500;

function noted(text: string, heading: string): SlackMessage {
  const line = `📝 ${heading}`;
  const shown = cutText(text.trim(), { characters: noteShown }).text;
  return { text: line, blocks: [literalBlock(literalLine(words(line)), literalQuote(words(shown)))] };
}

const mailsTold = 10;

/** Who wrote when, and how it began. The whole mails stand in the other thread. */
async function mergedHere(
  { desk, defaultText }: BotContext,
  { messageIds }: Extract<NoteFacts, { kind: 'merged-here' }>,
  heading: string,
): Promise<SlackMessage> {
  const { notes } = defaultText.tickets.regrouping;
  const mails: Message[] = [];
  for (const id of messageIds.slice(0, mailsTold)) {
    const mail = await desk.tickets.message(id).catch(unlessUnknown);
    if (mail !== null) mails.push(mail);
  }
  const lines = mails.flatMap((mail, index) => [
    ...(index === 0 ? [] : [words('\n')]),
    words(`${mail.direction === 'incoming' ? '📨' : '↩️'} ${writerOf(mail)}`, { bold: true }),
    words(' · '),
    literalMoment(mail.at),
    words(`: ${beginningOf(mail) || defaultText.tickets.noText}`),
  ]);
  const more = messageIds.length - mailsTold;
  if (more > 0) lines.push(words(`\n${notes.more(more)}`, { italic: true }));
  const line = `🔀 ${heading}`;
  return { text: line, blocks: [literalBlock(literalLine(words(line)), literalQuote(...lines))] };
}

function writerOf({ from }: Message): string {
  return cutText(oneLine(from.name) || oneLine(from.address), { characters: 80 }).text;
}

function beginningOf({ newText }: Message): string {
  return cutText(newText.trim().replace(/\s+/g, ' '), { characters: 140 }).text;
}
