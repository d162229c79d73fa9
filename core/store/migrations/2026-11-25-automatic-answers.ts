import { type Kysely, sql } from 'kysely';

/** Which senders got an automatic answer, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table automatic_answer (
    id integer primary key autoincrement, account_id text not null, sender text not null, recipient text not null,
    at integer not null) strict`,
  `create index automatic_answer_by_sender on automatic_answer (sender, at)`,
  `create index automatic_answer_by_account on automatic_answer (account_id, at)`,
];
