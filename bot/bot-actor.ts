import type { Actor } from '@inbox-email/core/desk.ts';
import type { BotContext } from './context.ts';

/** As whom the bot looks things up by itself: account names are for everyone to read on a ticket. */
export function botActor({ botUserId }: Pick<BotContext, 'botUserId'>): Actor {
  return { id: botUserId, name: 'Inbox Email', role: 'supervisor' };
}
