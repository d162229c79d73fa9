import { type Kysely, sql } from 'kysely';

/** Accounts, the ledger with its raw mails, tickets, the event feed and the outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table account (
    id text primary key, settings_json text not null, incoming_password text, outgoing_password text,
    version integer not null, active integer not null, state text not null, state_cause text,
    created_at integer not null, last_mail_at integer,
    failing_since integer, alerted_at integer, removed_at integer) strict`,
  `create table mailbox (
    account_id text not null references account (id), folder text not null, uid_validity text not null,
    first_key integer not null, opened_at integer not null,
    compared_at integer, on_server integer not null default 0, change_mark text, unaccounted_json text not null default '[]',
    primary key (account_id, folder, uid_validity)) strict, without rowid`,
  `create table mail (
    id integer primary key autoincrement, account_id text not null references account (id), folder text not null,
    uid_validity text not null, remote_key text not null, size integer not null, internal_date integer,
    received_at integer not null, sha256 text not null, verdict text not null, reason text, message_id integer,
    backlog integer not null default 0, left_size integer, acknowledged_at integer,
    unique (account_id, folder, uid_validity, remote_key)) strict`,
  `create index mail_to_file on mail (id) where verdict = 'received'`,
  `create index mail_to_acknowledge on mail (account_id, folder) where acknowledged_at is null`,
  `create index mail_by_verdict on mail (account_id, verdict)`,
  `create table raw_mail (mail_id integer primary key references mail (id), bytes blob not null) strict`,
  `create table ticket (
    id integer primary key autoincrement, account_id text not null references account (id), group_id text not null,
    ticket_type_id text not null, subject text not null, status text not null, requester_name text not null,
    requester_address text not null, opened_at integer not null, last_activity_at integer not null) strict`,
  `create table message (
    id integer primary key autoincrement, ticket_id integer not null references ticket (id), account_id text not null,
    direction text not null, mail_id integer references mail (id), header_id text not null,
    references_json text not null, from_json text not null, to_json text not null, cc_json text not null,
    reply_to_json text not null, subject text not null, text text not null, new_text text not null,
    attachments_json text not null, automatic text, left_size integer,
    backlog integer not null, author_id text, idempotency_key text unique, content_key text,
    at integer not null, unique (account_id, content_key)) strict`,
  `create index message_by_ticket on message (ticket_id, id)`,
  `create table thread_id (
    account_id text not null, header_id text not null, ticket_id integer not null references ticket (id),
    primary key (account_id, header_id)) strict, without rowid`,
  `create table event (sequence integer primary key autoincrement, at integer not null, body_json text not null) strict`,
  `create table feed_position (consumer text primary key, sequence integer not null) strict`,
  `create table outbox (
    message_id integer primary key references message (id), account_id text not null, state text not null,
    envelope_json text not null, raw blob not null, attempts integer not null, next_attempt_at integer,
    server_words text not null, cause text, data_started_at integer) strict`,
  `create index outbox_due on outbox (next_attempt_at) where next_attempt_at is not null`,
  `create table account_error (
    id integer primary key autoincrement, account_id text not null references account (id), side text not null,
    stage text not null, code text not null, server_words text not null, first_at integer not null,
    last_at integer not null, count integer not null, recovered_at integer,
    mails_affected integer not null default 0, transcript_json text not null default '[]') strict`,
  `create index account_error_latest on account_error (account_id, last_at)`,
  `create table ticket_group (id text primary key, name text not null unique, channel text) strict`,
  `create table ticket_type (id text primary key, name text not null unique) strict`,
  `create table supervisor (user_id text primary key) strict`,
  `create table installation (name text primary key, value text not null) strict`,
];
