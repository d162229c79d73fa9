import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { Ticket } from '@inbox-email/core/ticket/ticket.ts';
import type { ModalView, PlainTextOption } from '@slack/types';
import { choice, limits, notice, plain } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { actionIds, callbackIds } from './action-ids.ts';
import { currentTicketId } from './current-ticket.ts';
import { cutText } from './cut-text.ts';
import { oneLine } from './literal.ts';

export const mergeBlock = 'into';

/** Opens the modal that asks which ticket this one is to be merged into. */
export async function openMerge(
  context: BotContext,
  { text: { tickets: text } }: Person,
  triggerId: string,
  ticketId: number,
): Promise<void> {
  const current = await currentTicketId(context, ticketId);
  await context.client.views.open({ trigger_id: triggerId, view: mergeView(current, text) });
}

function mergeView(ticketId: number, text: TicketsText): ModalView {
  const { merge } = text.regrouping;
  return {
    type: 'modal',
    callback_id: callbackIds.merge,
    private_metadata: String(ticketId),
    title: plain(merge.title(ticketId), limits.title),
    submit: plain(merge.submit, limits.title),
    close: plain(text.button.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: mergeBlock,
        label: plain(merge.into, limits.label),
        hint: plain(merge.hint(ticketId), limits.label),
        element: {
          type: 'external_select',
          action_id: actionIds.mergeInto,
          min_query_length: 0,
          placeholder: plain(merge.placeholder, limits.placeholder),
        },
      },
    ],
  };
}

/** What Slack takes at once: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select. */
const offeredAtMost = 50;

/** The tickets that fit what was typed so far. */
export async function mergeOptions(
  { desk }: BotContext,
  { actor, text: { tickets: text } }: Person,
  privateMetadata: string,
  typed: string,
): Promise<PlainTextOption[]> {
  const targets = await desk.tickets.mergeTargets(actor, Number(privateMetadata), typed.slice(0, 200), offeredAtMost);
  return targets.map((ticket) => choice(ticketInWords(ticket, text), String(ticket.id)));
}

/** `#12 Late order · Maria`, with the customer left in where the subject is long. */
function ticketInWords({ id, subject, requester, status }: Ticket, text: TicketsText): string {
  const who = cutText(oneLine(requester.name) || oneLine(requester.address), { characters: 24 }).text;
  const closed = status === 'closed' ? ` (${text.regrouping.merge.closed})` : '';
  const about = oneLine(subject) || text.noSubject;
  const rest = ` · ${who}${closed}`;
  return `${cutText(`#${id} ${about}`, { characters: limits.option - rest.length }).text}${rest}`;
}

/** Merges; the answer acknowledges the modal. */
export async function mergeTicket(
  { desk }: BotContext,
  { actor, text: { tickets: text } }: Person,
  privateMetadata: string,
  chosen: string,
) {
  const { merge } = text.regrouping;
  const ticketId = Number(privateMetadata);
  try {
    const into = await desk.tickets.merge(actor, ticketId, Number(chosen));
    const said = merge.isMerged(`#${ticketId}`, `#${into.id}`);
    const view = notice(merge.title(ticketId), text.button.done, said);
    return { response_action: 'update' as const, view };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const refused: Partial<Record<DeskError['code'], string>> = {
      conflict: merge.alreadyElsewhere,
      unknown: merge.gone,
      invalid: merge.gone,
    };
    const errors = { [mergeBlock]: refused[error.code] ?? merge.gone };
    return { response_action: 'errors' as const, errors };
  }
}
