import { sql } from 'kysely';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketListing } from '../ticket/ticket-listing.ts';
import type { CoreQueries } from './schema.ts';
import { ticketOf } from './tickets.ts';

/** See Desk.tickets.list. */
export async function listTickets(db: CoreQueries, wish: TicketListing): Promise<Ticket[]> {
  const { status, groupId, accountId, ticketTypeId, before } = wish;
  const words = (wish.words ?? '').trim().replace(/^#/, '');
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('merged_into', 'is', null)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(groupId !== undefined, (query) => query.where('group_id', '=', groupId ?? ''))
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .$if(ticketTypeId !== undefined, (query) => query.where('ticket_type_id', '=', ticketTypeId ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .$if(words !== '', (query) =>
      query.where((eb) =>
        eb.or([
          ...(/^\d{1,15}$/.test(words) ? [eb('id', '=', Number(words))] : []),
          ...['subject', 'requester_name', 'requester_address'].map(holds),
        ]),
      ),
    )
    .orderBy('id', 'desc')
    .limit(wish.limit)
    .execute();
  return rows.map(ticketOf);
}
