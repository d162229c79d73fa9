import type { LinkKind, TicketLink } from '../ticket/ticket-link.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries } from './schema.ts';

/** `ticketId` follows, was split off, was merged into or refers to `otherId`. */
export async function linkTickets(
  db: CoreQueries,
  { ticketId, otherId, kind, at }: { ticketId: number; otherId: number; kind: LinkKind; at: number },
): Promise<void> {
  await db
    .insertInto('ticket_link')
    .values({ ticket_id: ticketId, other_id: otherId, kind, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The links of a ticket in both directions, in the order in which they came about. */
export async function linksOf(db: CoreQueries, ticketId: number): Promise<TicketLink[]> {
  const rows = await db
    .selectFrom('ticket_link')
    .selectAll()
    .where((eb) => eb.or([eb('ticket_id', '=', ticketId), eb('other_id', '=', ticketId)]))
    .orderBy('at')
    .orderBy('ticket_id')
    .execute();
  return rows.map(({ ticket_id, other_id, kind }) =>
    ticket_id === ticketId
      ? { kind: kind as LinkKind, direction: 'to', ticketId: other_id }
      : { kind: kind as LinkKind, direction: 'from', ticketId: ticket_id },
  );
}

/** The ticket that this one was split off or follows; null where it stands for itself. */
export async function branchOf(db: CoreQueries, ticketId: number): Promise<number | null> {
  const [row] = await findBranch(db, { ticketId });
  return row?.other_id ?? null;
}

const findBranch = hotStatement((db, { ticketId }: { ticketId: number }) =>
  db
    .selectFrom('ticket_link')
    .select('other_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', ['split', 'follows'])
    .orderBy('at', 'desc')
    .limit(1),
);
