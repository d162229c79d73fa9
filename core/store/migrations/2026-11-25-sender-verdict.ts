import { type Kysely, sql } from 'kysely';

/** What the receiving server found out about the sender of a mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table message add column sender_json text').execute(db);
}
