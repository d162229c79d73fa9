import { type Kysely, sql } from 'kysely';

/** What the daily look at an account found, to know at the next one what is another now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      'create table drift (account_id text primary key, checked_at integer not null, state_json text not null) without rowid',
    )
    .execute(db);
}
