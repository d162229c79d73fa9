import { type Kysely, sql } from 'kysely';

/** What bounced of our answers, and who writes more than becomes tickets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table message add column bounce_json text`,
  `alter table outbox add column bounces_json text`,
  `create index message_by_own_header_id on message (account_id, header_id) where direction = 'outgoing'`,
  `create table brake (
    account_id text not null, key text not null, window_at integer not null, in_window integer not null,
    holds integer not null, last_at integer not null, ticket_id integer not null references ticket (id),
    primary key (account_id, key)) strict, without rowid`,
  `create index brake_by_age on brake (last_at)`,
  `alter table ticket add column held_back integer not null default 0`,
];
