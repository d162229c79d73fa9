import type { Ticket } from '../ticket/ticket.ts';
import type { TicketChanges } from '../ticket/ticket-event.ts';
import { appendEvent } from './events.ts';
import type { CoreTransaction } from './schema.ts';

/** What people and rules can change of a ticket. */
export type TicketFields = Partial<Pick<Ticket, 'groupId' | 'ticketTypeId' | 'priority' | 'assigneeId'>>;

/** Changes what is different, and writes the event that says so. `actorId` is null where a rule did it. */
export async function changeTicket(
  trx: CoreTransaction,
  ticket: Ticket,
  fields: TicketFields,
  by: { actorId: string | null; at: number },
): Promise<void> {
  const changes: TicketChanges = {};
  for (const name of ['groupId', 'ticketTypeId', 'priority', 'assigneeId'] as const) {
    const to = fields[name];
    if (to !== undefined && to !== ticket[name]) changes[name] = { from: ticket[name], to };
  }
  if (Object.keys(changes).length === 0) return;
  const { groupId, ticketTypeId, priority, assigneeId } = { ...ticket, ...fields };
  await trx
    .updateTable('ticket')
    .set({
      group_id: groupId,
      ticket_type_id: ticketTypeId,
      priority,
      assignee_id: assigneeId,
      last_activity_at: by.at,
    })
    .where('id', '=', ticket.id)
    .execute();
  await appendEvent(trx, { type: 'ticket.changed', ticketId: ticket.id, actorId: by.actorId, changes }, by.at);
}
