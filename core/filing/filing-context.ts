import type { Logger } from 'pino';
import type { MailKeeper } from '../store/keeping/mail-keeper.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';
import type { MailHookAsker } from './mail-hook/mail-hook-asker.ts';
import type { SenderChecker } from './sender-check/sender-checker.ts';

/** What filing works with. */
export interface FilingContext {
  db: CoreDatabase;
  /** The thread that keeps mails, where there is one: it files many mails too. */
  writer?: Pick<MailKeeper, 'started' | 'write'>;
  clock: Clock;
  log: Logger;
  /** Verifies our own Message-IDs. */
  signingKey: string;
  /** Finds out about senders where an account asks for it. */
  senders: SenderChecker;
  /** Asked before a mail opens a ticket; absent: nobody is. */
  mailHook?: MailHookAsker;
  /** Rung when raw mail was stored. */
  mailStored: Bell;
  /** Rung when an answer of a rule was put into the outbox. */
  outboxChanged: Bell;
  /** Rung when an event was written. */
  feedChanged: Bell;
}

/** What deciding about a mail needs beside the database. */
export type Deciding = Pick<FilingContext, 'clock' | 'signingKey'>;
