import type { BotContext } from '../context.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Buttons stay in threads for ever: where a ticket was merged, they mean the one that has its mails now. */
export async function currentTicketId({ desk }: BotContext, ticketId: number): Promise<number> {
  return (await desk.tickets.get(ticketId).catch(unlessUnknown))?.mergedInto ?? ticketId;
}
