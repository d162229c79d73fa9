import type { Selectable } from 'kysely';
import type { Note } from '../ticket/note.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

/** The new note's id; null where one with this key is there already. */
export async function insertNote(
  db: CoreQueries,
  { ticketId, authorId, text, at, idempotencyKey }: Omit<Note, 'id'> & { idempotencyKey: string },
): Promise<number | null> {
  const row = await db
    .insertInto('note')
    .values({ ticket_id: ticketId, author_id: authorId, text, at, idempotency_key: idempotencyKey })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function noteByIdempotencyKey(db: CoreQueries, key: string): Promise<Note | null> {
  const row = await db.selectFrom('note').selectAll().where('idempotency_key', '=', key).executeTakeFirst();
  return row === undefined ? null : noteOf(row);
}

/** Oldest first. */
export async function notesOf(db: CoreQueries, ticketId: number): Promise<Note[]> {
  const rows = await db.selectFrom('note').selectAll().where('ticket_id', '=', ticketId).orderBy('id').execute();
  return rows.map(noteOf);
}

function noteOf(row: Selectable<CoreTables['note']>): Note {
  return { id: row.id, ticketId: row.ticket_id, authorId: row.author_id, text: row.text, at: row.at };
}
