import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** By name, which is also their order; they run together with the core's. A released migration is never changed. */
export const botMigrations: Record<string, Migration> = {
  '2026-11-23-slack-posts': {
    async up(db) {
      for (const statement of slackPosts) await sql.raw(statement).execute(db);
    },
  },
  '2026-11-25-expiring': {
    async up(db) {
      await sql
        .raw(
          `create table expiring (
            key text primary key, value text not null, expires_at integer not null) strict, without rowid`,
        )
        .execute(db);
    },
  },
};

const slackPosts = [
  `create table slack_thread (
    conversation text primary key, channel text not null, ts text not null, unique (channel, ts)) strict`,
  `create table slack_post (
    key text primary key, kind text not null, conversation text not null, ticket_id integer, message_id integer,
    about text, recipient text, sequence integer not null, part integer not null, state text not null, channel text, ts text, file_id text,
    after_ts text, wanted integer not null, shown integer not null, attempts integer not null, due_at integer not null,
    problem text) strict`,
  `create index slack_post_due on slack_post (due_at, sequence) where wanted > shown`,
  `create index slack_post_to_come on slack_post (conversation, sequence, part) where state in ('waiting', 'posting')`,
  `create index slack_post_by_channel on slack_post (channel, ts)`,
  `create index slack_post_of_accounts on slack_post (kind, sequence) where about is not null`,
  `create table slack_trouble (place text primary key, problem text not null, since integer not null) strict`,
];
