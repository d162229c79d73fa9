import { type Insertable, type Selectable, sql } from 'kysely';
import type { Ticket } from '../ticket/ticket.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

export async function findTicket(db: CoreQueries, id: number): Promise<Ticket | null> {
  const [row] = await findRow(db, { id });
  return row === undefined ? null : ticketOf(row);
}

const findRow = hotStatement((db, { id }: { id: number }) => db.selectFrom('ticket').selectAll().where('id', '=', id));

/** `originKey`: unique, for a ticket that a person's request makes. */
export type NewTicket = Omit<Ticket, 'id' | 'closedAt' | 'mergedInto' | 'heldBack'> & { originKey?: string };

export async function insertTicket(db: CoreQueries, ticket: NewTicket): Promise<number> {
  const [inserted] = await insertRow(db, {
    account_id: ticket.accountId,
    group_id: ticket.groupId,
    ticket_type_id: ticket.ticketTypeId,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee_id: ticket.assigneeId,
    requester_name: ticket.requester.name,
    requester_address: ticket.requester.address,
    opened_at: ticket.openedAt,
    last_activity_at: ticket.lastActivityAt,
    // A rule may open it closed.
    closed_at: ticket.status === 'closed' ? ticket.lastActivityAt : null,
    origin_key: ticket.originKey ?? null,
  });
  if (inserted === undefined) throw new Error('The ticket was not inserted');
  return inserted.id;
}

const insertRow = hotStatement((db, row: Insertable<CoreTables['ticket']>) =>
  db.insertInto('ticket').values(row).returning('id'),
);

export async function hasOpenTickets(db: CoreQueries, groupId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket')
    .select('id')
    .where('group_id', '=', groupId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the status changed: false where it was that already. */
export async function setStatus(db: CoreQueries, id: number, status: Ticket['status'], at: number): Promise<boolean> {
  const result = await db
    .updateTable('ticket')
    .set({ status, last_activity_at: at, closed_at: status === 'closed' ? at : null })
    .where('id', '=', id)
    .where('status', '!=', status)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function touchTicket(db: CoreQueries, id: number, at: number): Promise<void> {
  await touchRow(db, { id, at });
}

const touchRow = hotStatement((db, { id, at }: { id: number; at: number }) =>
  db.updateTable('ticket').set({ last_activity_at: at }).where('id', '=', id),
);

/** The ticket with its mails: itself, or the one that it was merged into. Null where there is none. */
export async function currentTicket(db: CoreQueries, id: number): Promise<Ticket | null> {
  const ticket = await findTicket(db, id);
  return ticket === null || ticket.mergedInto === null ? ticket : findTicket(db, ticket.mergedInto);
}

export async function ticketByOrigin(db: CoreQueries, originKey: string): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('origin_key', '=', originKey).executeTakeFirst();
  return row === undefined ? null : ticketOf(row);
}

/** Open tickets that follow this one, the newest first. */
export async function openFollowers(db: CoreQueries, ticketId: number): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket_link')
    .innerJoin('ticket', 'ticket.id', 'ticket_link.ticket_id')
    .selectAll('ticket')
    .where('ticket_link.other_id', '=', ticketId)
    .where('ticket_link.kind', '=', 'follows')
    .where('ticket.status', '=', 'open')
    .orderBy('ticket.id', 'desc')
    .execute();
  return rows.map(ticketOf);
}

/**
 * Tickets of an account that hold these words in number, subject or requester: open ones first, then by their last
 * activity. Those that were merged are left out.
 */
export async function searchTickets(
  db: CoreQueries,
  { accountId, butNot, words, limit }: { accountId: string; butNot: number; words: string; limit: number },
): Promise<Ticket[]> {
  const wanted = words.trim().replace(/^#/, '');
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '!=', butNot)
    .where('merged_into', 'is', null)
    .$if(wanted !== '', (query) =>
      query.where((eb) =>
        eb.or([
          ...(/^\d{1,15}$/.test(wanted) ? [eb('id', '=', Number(wanted))] : []),
          holds('subject'),
          holds('requester_name'),
          holds('requester_address'),
        ]),
      ),
    )
    .orderBy((eb) => eb('id', '=', /^\d{1,15}$/.test(wanted) ? Number(wanted) : -1), 'desc')
    .orderBy((eb) => eb('status', '=', 'open'), 'desc')
    .orderBy('last_activity_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(ticketOf);
}

export function ticketOf(row: Selectable<CoreTables['ticket']>): Ticket {
  return {
    id: row.id,
    accountId: row.account_id,
    groupId: row.group_id,
    ticketTypeId: row.ticket_type_id,
    subject: row.subject,
    status: row.status as Ticket['status'],
    priority: row.priority as Ticket['priority'],
    assigneeId: row.assignee_id,
    requester: { name: row.requester_name, address: row.requester_address },
    openedAt: row.opened_at,
    lastActivityAt: row.last_activity_at,
    closedAt: row.closed_at,
    mergedInto: row.merged_into,
    heldBack: row.held_back,
  };
}
