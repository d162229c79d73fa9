import type { Ticket } from './ticket.ts';

/** Which tickets are asked for; what is absent does not matter. */
export interface TicketListing {
  status?: Ticket['status'] | undefined;
  groupId?: string | undefined;
  accountId?: string | undefined;
  ticketTypeId?: string | undefined;
  words?: string | undefined;
  before?: number | undefined;
  limit: number;
}
