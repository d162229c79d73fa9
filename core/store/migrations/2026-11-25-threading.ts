import { type Kysely, sql } from 'kysely';

/** Every ID of a mail leads to the mail instead of a ticket; tickets are linked, merged and split; why each mail is where it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table ticket add column closed_at integer`,
  `update ticket set closed_at = last_activity_at where status = 'closed'`,
  `alter table ticket add column merged_into integer references ticket (id)`,
  `alter table ticket add column origin_key text`,
  `create unique index ticket_by_origin on ticket (origin_key) where origin_key is not null`,
  `create index ticket_by_account on ticket (account_id, last_activity_at)`,
  `create table ticket_link (
    ticket_id integer not null references ticket (id), other_id integer not null references ticket (id),
    kind text not null, at integer not null, primary key (ticket_id, other_id, kind)) strict, without rowid`,
  `create index ticket_link_by_other on ticket_link (other_id)`,
  `alter table ticket_group add column follow_up_json text not null default '{}'`,
  `alter table message add column why_json text`,
  `drop table thread_id`,
  `create table thread_id (
    account_id text not null, header_id text not null, message_id integer not null references message (id),
    held integer not null, primary key (account_id, header_id, message_id)) strict, without rowid`,
  `insert into thread_id select account_id, header_id, id, 1 from message where header_id != ''`,
  `insert or ignore into thread_id
    select message.account_id, named.value, message.id, 0 from message, json_each(message.references_json) as named`,
  `create table participant (
    message_id integer not null references message (id), address text not null,
    primary key (message_id, address)) strict, without rowid`,
  `create index participant_by_address on participant (address)`,
  `insert or ignore into participant
    select id, lower(json_extract(from_json, '$.address')) from message where json_extract(from_json, '$.address') != ''`,
  ...['to_json', 'cc_json'].map(
    (column) => `insert or ignore into participant
      select message.id, lower(json_extract(person.value, '$.address')) from message, json_each(message.${column}) as person
      where json_extract(person.value, '$.address') != ''`,
  ),
];
