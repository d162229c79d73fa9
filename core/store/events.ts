import type { Insertable } from 'kysely';
import type { EventBody, TicketEvent } from '../ticket/ticket-event.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

export async function appendEvent(db: CoreQueries, body: EventBody, at: number): Promise<void> {
  await insertEvent(db, { at, body_json: JSON.stringify(body) });
}

const insertEvent = hotStatement((db, row: Insertable<CoreTables['event']>) => db.insertInto('event').values(row));

export async function eventsAfter(db: CoreQueries, consumer: string, limit: number): Promise<TicketEvent[]> {
  const position = await db
    .selectFrom('feed_position')
    .select('sequence')
    .where('consumer', '=', consumer)
    .executeTakeFirst();
  return eventsBehind(db, position?.sequence ?? 0, limit);
}

/** Oldest first. */
export async function eventsBehind(db: CoreQueries, sequence: number, limit: number): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(({ sequence, at, body_json }) => ({ sequence, at, ...(JSON.parse(body_json) as EventBody) }));
}

/** 0 before the first. */
export async function latestSequence(db: CoreQueries): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

export async function settleEvents(db: CoreQueries, consumer: string, sequence: number): Promise<void> {
  await db
    .insertInto('feed_position')
    .values({ consumer, sequence })
    .onConflict((conflict) => conflict.column('consumer').doUpdateSet({ sequence }))
    .execute();
}
