import type { Selectable } from 'kysely';
import type { Correspondent } from '../message/correspondent.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

export async function findTicket(db: CoreQueries, id: number): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : ticketOf(row);
}

export async function insertTicket(db: CoreQueries, ticket: Omit<Ticket, 'id'>): Promise<number> {
  const { id } = await db
    .insertInto('ticket')
    .values({
      account_id: ticket.accountId,
      group_id: ticket.groupId,
      ticket_type_id: ticket.ticketTypeId,
      subject: ticket.subject,
      status: ticket.status,
      requester_name: ticket.requester.name,
      requester_address: ticket.requester.address,
      opened_at: ticket.openedAt,
      last_activity_at: ticket.lastActivityAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

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
    .set({ status, last_activity_at: at })
    .where('id', '=', id)
    .where('status', '!=', status)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function touchTicket(db: CoreQueries, id: number, at: number): Promise<void> {
  await db.updateTable('ticket').set({ last_activity_at: at }).where('id', '=', id).execute();
}

/** The tickets that IDs belong to. */
export async function ticketsOfIds(
  db: CoreQueries,
  accountId: string,
  headerIds: readonly string[],
): Promise<Map<string, number>> {
  if (headerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_id')
    .select(['header_id', 'ticket_id'])
    .where('account_id', '=', accountId)
    .where('header_id', 'in', headerIds)
    .execute();
  return new Map(rows.map(({ header_id, ticket_id }) => [header_id, ticket_id]));
}

/** From now on these IDs lead to the ticket; one that leads elsewhere already keeps doing so. */
export async function indexIds(
  db: CoreQueries,
  accountId: string,
  headerIds: readonly string[],
  ticketId: number,
): Promise<void> {
  if (headerIds.length === 0) return;
  await db
    .insertInto('thread_id')
    .values(headerIds.map((header_id) => ({ account_id: accountId, header_id, ticket_id: ticketId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Everyone who wrote in the ticket or was written to, addresses in lower case. */
export async function participantsOf(db: CoreQueries, ticketId: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message')
    .select(['from_json', 'to_json', 'cc_json'])
    .where('ticket_id', '=', ticketId)
    .execute();
  const people = rows.flatMap((row) => [
    JSON.parse(row.from_json) as Correspondent,
    ...(JSON.parse(row.to_json) as Correspondent[]),
    ...(JSON.parse(row.cc_json) as Correspondent[]),
  ]);
  return new Set(people.map(({ address }) => address.toLowerCase()));
}

function ticketOf(row: Selectable<CoreTables['ticket']>): Ticket {
  return {
    id: row.id,
    accountId: row.account_id,
    groupId: row.group_id,
    ticketTypeId: row.ticket_type_id,
    subject: row.subject,
    status: row.status as Ticket['status'],
    requester: { name: row.requester_name, address: row.requester_address },
    openedAt: row.opened_at,
    lastActivityAt: row.last_activity_at,
  };
}
