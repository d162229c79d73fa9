import type { Desk } from '@inbox-email/core/desk.ts';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { OpenHomes } from './accounts/home/publish-home.ts';
import type { SafePasswords } from './accounts/password-page/safe-passwords.ts';
import type { Person } from './person.ts';
import type { BotDatabase } from './store/schema.ts';
import type { Leads } from './supervisors.ts';
import type { Text } from './text/text.ts';

/** What every listener of the bot works with. Built once, after Slack has said who the bot is. */
export interface BotContext {
  /** Slack's Web API with the bot's token, a timeout and bounded retries. */
  client: WebClient;
  desk: Desk;
  /** The bot's own tables: which Slack message shows what. */
  database: BotDatabase;
  /** The person behind a Slack user id: what they may do and the language they read. Cached for minutes. */
  personOf(userId: string): Promise<Person>;
  /** Whom an agent can ask for what only a supervisor may do. */
  leads: Leads;
  /** For what no one person asked for: messages in channels. */
  defaultText: Text;
  botUserId: string;
  /** Null where people cannot reach our web server: then passwords go through Slack. */
  safePasswords: SafePasswords | null;
  /** Which Homes are kept fresh. */
  homes: OpenHomes;
  /** Aborted once the bot has been asked to stop: what a listener was amid may then be cut off. */
  stopping: AbortSignal;
  /** Never hand it a view, a password or a mail's words. */
  log: Logger;
}
