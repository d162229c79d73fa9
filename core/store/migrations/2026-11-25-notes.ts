import { type Kysely, sql } from 'kysely';

/** What somebody wrote down beside a ticket. A note asked for twice is written once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table note (
        id integer primary key autoincrement, ticket_id integer not null references ticket (id), author_id text not null,
        text text not null, at integer not null, idempotency_key text not null unique) strict`,
    )
    .execute(db);
  await sql.raw('create index note_of_ticket on note (ticket_id)').execute(db);
}
