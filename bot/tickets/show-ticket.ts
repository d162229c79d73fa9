import type { ModalView } from '@slack/types';
import { limits, notice, plain } from '../block-kit.ts';
import type { Person } from '../person.ts';
import type { Text } from '../text/text.ts';
import { callbackIds } from './action-ids.ts';
import type { Posting } from './posting.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Asks which ticket of the backlog shall appear in the channel. */
export function showTicketView(suggested: string, { alerts: words, accounts }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: callbackIds.showTicket,
    title: plain(words.showTicket, limits.title),
    submit: plain(words.showHere, limits.title),
    close: plain(accounts.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: numberBlock,
        label: plain(words.ticketNumber, limits.label),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 12,
          focus_on_load: true,
          ...(suggested && { initial_value: suggested }),
        },
      },
    ],
  };
}

export const numberBlock = 'number';

/** Brings the ticket to Slack; the answer acknowledges the modal. */
export async function showTicketOf(posting: Pick<Posting, 'showTicket'>, { text }: Person, typed: string) {
  const { alerts: words, accounts } = text;
  const [, ticketId] = /^\s*#?(\d+)\s*$/.exec(typed) ?? [];
  const shown = ticketId !== undefined && (await posting.showTicket(Number(ticketId)).then(() => true, unlessUnknown));
  if (!shown) return { response_action: 'errors' as const, errors: { [numberBlock]: words.noSuchTicket } };
  const view = notice(words.showTicket, accounts.close, words.ticketShown(Number(ticketId)));
  return { response_action: 'update' as const, view };
}
