import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import { botActor } from '../bot-actor.ts';
import { bytesInWords } from '../bytes-in-words.ts';
import type { BotContext } from '../context.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** That a mail's attachments stay on the mail server, and why; null for a mail that is here in full. */
export async function leftOnServer(
  context: BotContext,
  { ticketId, leftOnServer: size }: Message,
  text: TicketsText,
): Promise<string | null> {
  if (size === null) return null;
  const limit = await sizeLimit(context, ticketId);
  // A limit that was raised since explains nothing.
  return text.leftOnServer(bytesInWords(size), limit === null || limit >= size ? null : `${limit / 1_000_000} MB`);
}

/** In bytes; null where the account is gone. */
async function sizeLimit(context: BotContext, ticketId: number): Promise<number | null> {
  const { desk } = context;
  const ticket = await desk.tickets.get(ticketId).catch(unlessUnknown);
  if (ticket === null) return null;
  const account = await desk.accounts.get(botActor(context), ticket.accountId).catch(unlessUnknown);
  return account === null ? null : account.receiving.sizeLimitMb * 1_000_000;
}
