import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { limits, notice, plain } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { actionIds, callbackIds } from './action-ids.ts';
import { cutText, splitText } from './cut-text.ts';
import { leftOnServer } from './left-on-server.ts';
import { literalBlock, literalLine, literalMoment, oneLine, words } from './literal.ts';
import { mailNotices } from './mail-notices.ts';
import { changeView } from './reply.ts';
import { correspondentInWords } from './ticket-message.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Opens a mail's whole text, quoted history included. */
export async function openFullText(
  context: BotContext,
  { text: { tickets: text, refusals } }: Person,
  triggerId: string,
  messageId: number,
): Promise<void> {
  const loading = notice(text.button.showFullText, text.button.done, text.reply.loading);
  const { view } = await context.client.views.open({ trigger_id: triggerId, view: loading });
  const message = await context.desk.tickets.message(messageId).catch(unlessUnknown);
  const filled =
    message === null
      ? notice(refusals.title, text.button.done, refusals.unknown)
      : fullTextView(message, 0, await leftOnServer(context, message, text), text);
  await changeView(context, view?.id, filled);
}

/** Shows another part of the text, in the same modal. */
export async function turnFullText(
  context: BotContext,
  { text }: Person,
  view: { id: string; private_metadata: string },
  by: 1 | -1,
): Promise<void> {
  const { messageId, part } = metadata.parse(JSON.parse(view.private_metadata));
  const message = await context.desk.tickets.message(messageId);
  const left = await leftOnServer(context, message, text.tickets);
  await changeView(context, view.id, fullTextView(message, part + by, left, text.tickets));
}

const metadata = z.object({ messageId: z.number(), part: z.number() });

/** A view holds 250 kB, of which a character can take up to 6 bytes; a block stays well below 3,000 characters. */
const partHolds = 30_000;
const blockHolds = 2_900;

/** One part of a mail's text; parts count from 0 and stay within what there is. */
function fullTextView(message: Message, wantedPart: number, left: string | null, text: TicketsText): ModalView {
  const parts = splitText(message.text.trim() || text.noText, partHolds);
  const part = Math.min(Math.max(wantedPart, 0), parts.length - 1);
  return {
    type: 'modal',
    callback_id: callbackIds.fullText,
    private_metadata: JSON.stringify({ messageId: message.id, part } satisfies z.infer<typeof metadata>),
    title: plain(text.fullText.title(message.ticketId), limits.title),
    close: plain(text.button.done, limits.title),
    blocks: [
      heading(message, text),
      ...mailNotices(message, left, text),
      { type: 'divider' },
      ...splitText(parts[part] ?? '', blockHolds).map((piece) => literalBlock(literalLine(words(piece)))),
      ...(parts.length > 1 ? pager(part, parts.length, text) : []),
    ],
  };
}

function heading(message: Message, text: TicketsText): KnownBlock {
  return literalBlock(
    literalLine(
      words(`${text.from} `, { bold: true }),
      words(short(correspondentInWords(message.from))),
      words(`\n${text.to} `, { bold: true }),
      words(short(message.to.map(correspondentInWords).join(', '))),
      words(`\n${text.subject} `, { bold: true }),
      words(short(oneLine(message.subject) || text.noSubject)),
      words('\n'),
      literalMoment(message.at),
    ),
  );
}

const short = (line: string) => cutText(line, { characters: 500 }).text;

function pager(part: number, parts: number, text: TicketsText): KnownBlock[] {
  const button = (actionId: string, label: string) => ({
    type: 'button' as const,
    action_id: actionId,
    text: plain(label, limits.button),
  });
  return [
    { type: 'context', elements: [plain(text.fullText.part(part + 1, parts))] },
    {
      type: 'actions',
      elements: [
        ...(part > 0 ? [button(actionIds.earlierPart, text.button.earlierPart)] : []),
        ...(part < parts - 1 ? [button(actionIds.laterPart, text.button.laterPart)] : []),
      ],
    },
  ];
}
