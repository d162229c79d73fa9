import type { Kysely } from 'kysely';

/** What the bot remembers about Slack, in the desk's own database. Times are milliseconds since 1970. */
export interface BotTables {
  slack_thread: ThreadTable;
  slack_post: PostTable;
  slack_trouble: TroubleTable;
  /** See expiring.ts. */
  expiring: { key: string; value: string; expires_at: number };
}

export type BotDatabase = Kysely<BotTables>;

/** Where a conversation is: the channel and the ts of its first message. */
export interface ThreadTable {
  /** `ticket:7`, or the key of the alert or digest that begins it. */
  conversation: string;
  channel: string;
  ts: string;
}

/**
 * `waiting` not in Slack yet · `posting` handed to Slack, and whether it arrived is not known: look before trying again ·
 * `posted` in Slack, at `ts` · `dropped` Slack will never take it
 */
type PostState = 'waiting' | 'posting' | 'posted' | 'dropped';

/** One message (or file) that Slack is to show, from the moment when an event asks for it. */
export interface PostTable {
  /** What it shows: `ticket:7`, `message:45`, `file:45:0`, `alert:12`. Also the mark by which it is found again in Slack. */
  key: string;
  kind: 'ticket' | 'message' | 'moved' | 'note' | 'file' | 'alert' | 'recovery' | 'digest';
  /** The thread that it begins or belongs to. */
  conversation: string;
  /** Both are there for tickets, messages and files only; notes have a ticket. `moved`: the mail is in another ticket by now. */
  ticket_id: number | null;
  message_id: number | null;
  /** What an alert, a recovery, a digest or a note tells of, as JSON; null for tickets and mails. */
  about: string | null;
  /** The person whose direct messages it goes to; null for the channel of a group. */
  recipient: string | null;
  /** A conversation's posts go out in the order of (sequence, part): the event that asked, then 0 for the message, 1… for its files. */
  sequence: number;
  part: number;
  state: PostState;
  /** Where it is, or is going to be, once that is known. */
  channel: string | null;
  ts: string | null;
  /** Only for files: Slack's id, by which a share whose answer was lost is found. */
  file_id: string | null;
  /** While `posting`: the post would stand behind this ts of the channel. */
  after_ts: string | null;
  /** The last event that changes what it shows, and the one that Slack shows. Work is due while wanted > shown. */
  wanted: number;
  shown: number;
  attempts: number;
  due_at: number;
  /** Why it is not in Slack yet, or never will be: Slack's error code or a word of ours. */
  problem: string | null;
}

/** Something that keeps tickets out of Slack until a person acts, so that people are told once and not at every try. */
interface TroubleTable {
  /** `channel:C…` or `group:…` */
  place: string;
  problem: string;
  since: number;
}
