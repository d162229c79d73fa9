import { type Kysely, sql } from 'kysely';

/** Who changed what, and people who may look and change nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table change_log (
      id integer primary key autoincrement, at integer not null,
      actor_id text not null, actor_name text not null,
      action text not null, subject_kind text not null, subject_id text not null, subject_name text not null,
      fields_json text not null
    ) strict`,
    'create index change_log_subject on change_log (subject_id, id)',
    'create table observer (user_id text primary key) strict',
  ]) {
    await sql.raw(statement).execute(db);
  }
}
