import type { Actor, Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { appendEvent } from '../store/events.ts';
import { insertNote, noteByIdempotencyKey, notesOf } from '../store/notes.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { currentTicket, touchTicket } from '../store/tickets.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import { requireScope } from './permissions.ts';

/** What is written down beside a ticket. */
export function createNotes({
  db,
  clock,
  feedChanged,
}: {
  db: CoreDatabase;
  clock: Clock;
  feedChanged: Bell;
}): Pick<Desk['tickets'], 'note' | 'notes'> {
  return {
    notes: (ticketId) => notesOf(db, ticketId),
    async note(actor: Actor, ticketId, { text, idempotencyKey }) {
      requireScope(actor, 'tickets:write');
      const refuse = (problem: string) =>
        new DeskError('invalid', `The note is ${problem}`, [{ path: 'text', problem }]);
      if (text.trim() === '') throw refuse('required');
      if (text.length > noteAtMost) throw refuse('too-long');
      await db.transaction().execute(async (trx) => {
        const ticket = await currentTicket(trx, ticketId);
        if (ticket === null) throw new DeskError('unknown', 'There is no such ticket');
        const at = clock();
        const noteId = await insertNote(trx, { ticketId: ticket.id, authorId: actor.id, text, at, idempotencyKey });
        if (noteId === null) return;
        await touchTicket(trx, ticket.id, at);
        await appendEvent(trx, { type: 'ticket.noted', ticketId: ticket.id, noteId, actorId: actor.id }, at);
      });
      feedChanged.ring();
      const note = await noteByIdempotencyKey(db, idempotencyKey);
      if (note === null) throw new Error('The note was written but is not found');
      return note;
    },
  };
}

/** Characters. */
const noteAtMost = 10_000;
