import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { choice, limits, notice, plain } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { callbackIds } from './action-ids.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalQuote, oneLine, words } from './literal.ts';
import { changeView } from './reply.ts';
import { correspondentInWords } from './ticket-message.ts';
import { unlessUnknown } from './unless-unknown.ts';

const laterBlock = 'later';
const metadata = z.object({ ticketId: z.number(), messageId: z.number() });

/** Opens the modal that makes a ticket of a mail. */
export async function openSplit(
  context: BotContext,
  { text: { tickets: text, refusals } }: Person,
  triggerId: string,
  messageId: number,
): Promise<void> {
  const { client, desk } = context;
  const { split } = text.regrouping;
  const loading = notice(text.regrouping.menu.split, text.button.done, text.reply.loading);
  const { view } = await client.views.open({ trigger_id: triggerId, view: loading });
  const message = await desk.tickets.message(messageId).catch(unlessUnknown);
  const title = message === null ? refusals.title : split.title(message.ticketId);
  const refuse = (said: string) => changeView(context, view?.id, notice(title, text.button.done, said));
  if (message === null) return refuse(refusals.unknown);
  const all = await desk.tickets.messages(message.ticketId);
  if (all[0]?.id === messageId) return refuse(split.firstMail);
  const later = all.filter(({ id }) => id > messageId).length;
  await changeView(context, view?.id, splitView(message, later, text));
}

function splitView(message: Message, later: number, text: TicketsText): ModalView {
  const { split } = text.regrouping;
  const { ticketId, id: messageId } = message;
  const beginning = cutText(message.newText.trim() || text.noText, { characters: 300, lines: 8 }).text;
  return {
    type: 'modal',
    callback_id: callbackIds.split,
    private_metadata: JSON.stringify({ ticketId, messageId } satisfies z.infer<typeof metadata>),
    title: plain(split.title(ticketId), limits.title),
    submit: plain(split.submit, limits.title),
    close: plain(text.button.cancel, limits.title),
    blocks: [
      literalBlock(
        literalLine(words(`${split.becomes}\n`)),
        literalLine(
          words(cutText(oneLine(correspondentInWords(message.from)), { characters: 300 }).text, { bold: true }),
        ),
        literalQuote(words(beginning)),
      ),
      ...(later === 0 ? [] : [laterInput(later, text)]),
    ],
  };
}

function laterInput(later: number, { regrouping: { split } }: TicketsText) {
  return {
    type: 'input' as const,
    block_id: laterBlock,
    optional: true,
    label: plain(split.options, limits.label),
    element: {
      type: 'checkboxes' as const,
      action_id: 'value',
      options: [choice(split.alsoLater(later), 'also-later')],
    },
  };
}

/** A modal as it was submitted. */
interface SubmittedSplit {
  viewId: string;
  privateMetadata: string;
  values: Record<string, Record<string, { selected_options?: readonly unknown[] | null }>>;
}

/** Splits, once per modal however often it is submitted; the answer acknowledges it. */
export async function splitOff(
  { desk }: BotContext,
  { actor, text: { tickets: text, refusals } }: Person,
  { viewId, privateMetadata, values }: SubmittedSplit,
) {
  const { split } = text.regrouping;
  const { ticketId, messageId } = metadata.parse(JSON.parse(privateMetadata));
  const alsoLater = (values[laterBlock]?.value?.selected_options?.length ?? 0) > 0;
  const answer = (said: string) => {
    const view = notice(split.title(ticketId), text.button.done, said);
    return { response_action: 'update' as const, view };
  };
  try {
    const wish = { alsoLater, idempotencyKey: `slack-view:${viewId}` };
    const made = await desk.tickets.split(actor, ticketId, messageId, wish);
    return answer(split.isSplit(`#${made.id}`));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.code === 'conflict') return answer(split.elsewhere);
    return answer(error.code === 'invalid' ? split.firstMail : refusals.unknown);
  }
}
