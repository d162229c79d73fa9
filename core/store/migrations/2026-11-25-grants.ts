import { type Kysely, sql } from 'kysely';

/** What identity providers granted for accounts that sign in without a password; tokens are sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table account_grant (
    account_id text primary key references account (id), provider_id text not null, owners_json text not null,
    refresh_token text not null, access_token text not null, expires_at integer not null, version integer not null,
    granted_at integer not null, refreshed_at integer not null) strict, without rowid`,
    )
    .execute(db);
}
