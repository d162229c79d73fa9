import type { TicketLink } from '@inbox-email/core/ticket/ticket-link.ts';
import type { KnownBlock } from '@slack/types';
import { plain } from '../block-kit.ts';
import type { TicketsText } from '../text/en/tickets.ts';

/**
 * The tickets that a ticket has to do with, in small letters: the latest ones where there are many. Where it was merged
 * into, its state says.
 */
export function linkBlocks(all: readonly TicketLink[], { regrouping }: TicketsText): KnownBlock[] {
  const links = all.filter(({ kind, direction }) => kind !== 'merged' || direction === 'from');
  if (links.length === 0) return [];
  const told = links
    .slice(-linksTold)
    .map(({ kind, direction, ticketId }) => regrouping.links[kind][direction](`#${ticketId}`));
  const before = links.length > linksTold ? '… · ' : '';
  return [{ type: 'context', elements: [plain(`🔗 ${before}${told.join(' · ')}`, 2000)] }];
}

const linksTold = 8;
