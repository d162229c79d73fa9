import { type Kysely, sql } from 'kysely';

/** Tokens of the HTTP API: only what they hash to. Those that were revoked stay, for tickets name who did what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table api_token (
        id text primary key, name text not null, secret_hash text not null unique, scopes_json text not null,
        created_by text not null, created_at integer not null, last_used_at integer, revoked_at integer) strict`,
    )
    .execute(db);
}
