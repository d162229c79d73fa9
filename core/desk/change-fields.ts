import type { Actor, AsSeen } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { listGroups, listTypes } from '../store/catalogue.ts';
import { changeTicket, type TicketFields } from '../store/change-ticket.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { findTicket } from '../store/tickets.ts';
import { priorities, type Ticket } from '../ticket/ticket.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { requireScope } from './permissions.ts';

/**
 * Changes a ticket's group, type, priority or person, as a person asks.
 *
 * @throws DeskError `unknown`, `invalid` for what is not there, `conflict` for a ticket that was merged
 */
export async function changeFields(
  { db, clock, feedChanged }: { db: CoreDatabase; clock: Clock; feedChanged: Bell },
  actor: Actor,
  ticketId: number,
  change: TicketFields,
  asSeen: AsSeen = () => true,
): Promise<Ticket> {
  requireScope(actor, 'tickets:write');
  await db.transaction().execute(async (trx) => {
    const ticket = await findTicket(trx, ticketId);
    if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
    if (!asSeen(ticket)) throw new DeskError('conflict', 'The ticket was changed meanwhile');
    if (ticket.mergedInto !== null) throw new DeskError('conflict', 'The ticket was merged');
    const { groupId, ticketTypeId, priority, assigneeId } = change;
    const has = (rows: readonly { id: string }[], id: string) => rows.some((row) => row.id === id);
    const isSomebody = (id: string) => /^[\w:.-]{1,64}$/.test(id);
    const known = {
      groupId: groupId === undefined || has(await listGroups(trx), groupId),
      ticketTypeId: ticketTypeId === undefined || has(await listTypes(trx), ticketTypeId),
      priority: priority === undefined || priorities.includes(priority),
      assigneeId: assigneeId === undefined || assigneeId === null || isSomebody(assigneeId),
    };
    const issues = Object.entries(known).flatMap(([path, isKnown]) => (isKnown ? [] : [{ path, problem: 'unknown' }]));
    if (issues.length > 0) throw new DeskError('invalid', 'The ticket cannot be changed so', issues);
    await changeTicket(trx, ticket, change, { actorId: actor.id, at: clock() });
  });
  feedChanged.ring();
  const changed = await findTicket(db, ticketId);
  if (changed === null) throw new DeskError('unknown', 'There is no such ticket');
  return changed;
}
