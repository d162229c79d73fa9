import { type Kysely, sql } from 'kysely';

/** What a POP3 maildrop listed last, to notice a UIDL that is given to another mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table listed_key (
    account_id text not null references account (id), folder text not null, remote_key text not null,
    listed_size integer not null, gone integer not null,
    primary key (account_id, folder, remote_key)) strict, without rowid`,
    )
    .execute(db);
}
