import { type Kysely, sql } from 'kysely';

/** Addresses that are told of events, each with its own place in the feed, and what could not be delivered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table webhook (
    id text primary key, url text not null, types_json text not null, secret text not null, active integer not null,
    disabled_because text, position integer not null, attempts integer not null, next_try_at integer,
    last_delivered_at integer, last_outcome text, created_at integer not null, created_by text not null,
    idempotency_key text not null unique) strict`,
  `create table dead_letter (
    webhook_id text not null references webhook (id), sequence integer not null, outcome text not null,
    at integer not null, waiting integer not null, primary key (webhook_id, sequence)) strict, without rowid`,
];
