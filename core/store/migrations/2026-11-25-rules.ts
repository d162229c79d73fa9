import { type Kysely, sql } from 'kysely';

/** Rules, what they set on tickets, and which of them applied to a message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table rule (
    id text primary key, position integer not null, account_id text references account (id), settings_json text not null,
    version integer not null, active integer not null) strict`,
  `alter table ticket add column priority text not null default 'normal'`,
  `alter table ticket add column assignee_id text`,
  `alter table message add column rules_json text not null default '[]'`,
];
