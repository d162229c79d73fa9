import { type Kysely, sql } from 'kysely';

/** How often something failed, by hour: what a picture of the last days is drawn from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table failure_hour (
        account_id text not null, hour integer not null, failures integer not null,
        primary key (account_id, hour)
      ) without rowid`,
    )
    .execute(db);
}
