import type { Generated, Kysely, Transaction } from 'kysely';

/** Times are milliseconds since 1970, booleans 0 or 1, `…_json` columns JSON texts. */
export interface CoreTables {
  account: AccountTable;
  account_grant: AccountGrantTable;
  mailbox: MailboxTable;
  mail: MailTable;
  /** What a POP3 maildrop listed last; `gone`: it has been left out since. */
  listed_key: { account_id: string; folder: string; remote_key: string; listed_size: number; gone: number };
  raw_mail: { mail_id: number; bytes: Uint8Array };
  ticket: TicketTable;
  message: MessageTable;
  thread_id: ThreadIdTable;
  participant: { message_id: number; address: string };
  ticket_link: { ticket_id: number; other_id: number; kind: string; at: number };
  event: { sequence: Generated<number>; at: number; body_json: string };
  feed_position: { consumer: string; sequence: number };
  outbox: OutboxTable;
  account_error: AccountErrorTable;
  /** `state_json`: DriftState. */
  drift: { account_id: string; checked_at: number; state_json: string };
  failure_hour: { account_id: string; hour: number; failures: number };
  /** `follow_up_json`: FollowUpPolicy. */
  ticket_group: { id: string; name: string; channel: string | null; follow_up_json: Generated<string> };
  ticket_type: { id: string; name: string };
  supervisor: { user_id: string };
  /** Who may look and change nothing. */
  observer: { user_id: string };
  change_log: ChangeTable;
  rule: RuleTable;
  api_token: ApiTokenTable;
  /** `idempotency_key`: unique. */
  note: {
    id: Generated<number>;
    ticket_id: number;
    author_id: string;
    text: string;
    at: number;
    idempotency_key: string;
  };
  webhook: WebhookTable;
  /** `waiting` 1: to be tried once more. */
  dead_letter: { webhook_id: string; sequence: number; outcome: string; at: number; waiting: number };
  installation: { name: string; value: string };
  automatic_answer: AutomaticAnswerTable;
  brake: BrakeTable;
}

export type CoreDatabase = Kysely<CoreTables>;
export type CoreTransaction = Transaction<CoreTables>;
/** Either: a query that also makes sense inside a larger transaction. */
export type CoreQueries = CoreDatabase | CoreTransaction;

/** `fields_json`: ChangedField[]. */
interface ChangeTable {
  id: Generated<number>;
  at: number;
  actor_id: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  subject_name: string;
  fields_json: string;
}

interface AccountTable {
  id: string;
  /** AccountSettings. Names, hosts and logins; never a secret. */
  settings_json: string;
  incoming_password: string | null;
  outgoing_password: string | null;
  version: number;
  active: number;
  state: string;
  state_cause: string | null;
  created_at: number;
  last_mail_at: number | null;
  /** Since when it fails without a break, and when people were told. */
  failing_since: number | null;
  alerted_at: number | null;
  removed_at: number | null;
}

/** What a provider granted where nobody types a password. `owners_json`: string[]; the tokens are sealed. */
interface AccountGrantTable {
  account_id: string;
  provider_id: string;
  owners_json: string;
  refresh_token: string;
  access_token: string;
  expires_at: number;
  version: number;
  granted_at: number;
  refreshed_at: number;
}

/** One folder under one UIDVALIDITY. */
interface MailboxTable {
  account_id: string;
  /** See Mailbox.source. */
  folder: string;
  uid_validity: string;
  /** Mails with a lower key were there before we came and are not ours to file. */
  first_key: number;
  opened_at: number;
  /** When the server's list was last compared with the ledger, and how many mails of ours it held. */
  compared_at: number | null;
  on_server: number;
  /** Mailbox.changeMark at that time; null where something was missing then, or the server has none. */
  change_mark: string | null;
  /** UnaccountedMail[]: what the server listed and did not give out. */
  unaccounted_json: string;
}

/** The ledger: a row per mail that the server listed, with what became of it. */
interface MailTable {
  id: Generated<number>;
  account_id: string;
  folder: string;
  uid_validity: string;
  /** See ListedMail.key. */
  remote_key: string;
  size: number;
  internal_date: number | null;
  received_at: number;
  /** Of the raw bytes, in hex. */
  sha256: string;
  /** `received` until it is filed, then exactly one of opened, appended, ignored, quarantined, left. */
  verdict: string;
  reason: string | null;
  message_id: number | null;
  /** It was on the server before the account was added. */
  backlog: number;
  /** The whole mail's size where only its beginning was fetched. */
  left_size: number | null;
  /** Marked, moved or deleted on the server, as the account's settings want. */
  acknowledged_at: number | null;
}

interface TicketTable {
  id: Generated<number>;
  account_id: string;
  group_id: string;
  ticket_type_id: string;
  subject: string;
  status: string;
  priority: Generated<string>;
  assignee_id: string | null;
  requester_name: string;
  requester_address: string;
  /** Mails of a flood that are kept and not shown. */
  held_back: Generated<number>;
  opened_at: number;
  last_activity_at: number;
  closed_at: number | null;
  merged_into: number | null;
  /** Unique where present: a split asked for twice makes one ticket. */
  origin_key: string | null;
}

/**
 * Every ID that a message has or names. It leads to the message, and so to the ticket where that is now. `held` 1: it is
 * the message's own.
 */
interface ThreadIdTable {
  account_id: string;
  header_id: string;
  message_id: number;
  held: number;
}

interface MessageTable {
  id: Generated<number>;
  ticket_id: number;
  account_id: string;
  direction: string;
  mail_id: number | null;
  header_id: string;
  references_json: string;
  from_json: string;
  to_json: string;
  cc_json: string;
  reply_to_json: string;
  subject: string;
  text: string;
  new_text: string;
  attachments_json: string;
  automatic: string | null;
  left_size: number | null;
  backlog: number;
  author_id: string | null;
  /** Unique where present: a reply asked for twice is written once. */
  idempotency_key: string | null;
  /** Unique per account where present: the same mail delivered twice is one message. */
  content_key: string | null;
  /** AppliedRule[]: which rules applied when it was filed, and why. */
  rules_json: Generated<string>;
  at: number;
  /** WhyThisTicket; null for answers of ours that were never moved. */
  why_json: string | null;
  /** SenderVerdict, of incoming mail whose server says what it found out. */
  sender_json: string | null;
  /** ReportedBounce, of a mail that reports on an answer of ours. */
  bounce_json: string | null;
}

interface RuleTable {
  id: string;
  /** Rules apply in this order, from 1 without gaps. */
  position: number;
  /** Null: all accounts. */
  account_id: string | null;
  /** RuleSettings. */
  settings_json: string;
  version: number;
  active: number;
}

/** `secret_hash`: SHA-256 in hex. `scopes_json`: Scope[]. */
interface ApiTokenTable {
  id: string;
  name: string;
  secret_hash: string;
  scopes_json: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** See Webhook. `secret`: sealed. */
interface WebhookTable {
  id: string;
  url: string;
  types_json: string;
  secret: string;
  active: number;
  disabled_because: string | null;
  position: number;
  attempts: number;
  next_try_at: number | null;
  last_delivered_at: number | null;
  last_outcome: string | null;
  created_at: number;
  created_by: string;
  idempotency_key: string;
}

interface OutboxTable {
  message_id: number;
  account_id: string;
  state: string;
  envelope_json: string;
  /** The finished mail. */
  raw: Uint8Array;
  attempts: number;
  next_attempt_at: number | null;
  server_words: string;
  cause: string | null;
  /** Set just before the mail's text goes out: from here on a lost connection leaves the outcome unknown. */
  data_started_at: number | null;
  /** Bounce[]: what reports said of its recipients. */
  bounces_json: string | null;
}

interface AccountErrorTable {
  id: Generated<number>;
  account_id: string;
  side: string;
  stage: string;
  code: string;
  server_words: string;
  first_at: number;
  last_at: number;
  count: number;
  recovered_at: number | null;
  mails_affected: number;
  transcript_json: string;
}

/** An answer that went out without a person: a row for each address that it counts for. */
interface AutomaticAnswerTable {
  id: Generated<number>;
  account_id: string;
  /** See senderKey. */
  sender: string;
  recipient: string;
  at: number;
}

/** Mails that came like each other lately. See Brake and BrakeState. */
interface BrakeTable {
  account_id: string;
  key: string;
  window_at: number;
  in_window: number;
  holds: number;
  last_at: number;
  ticket_id: number;
}
