import type { WebClient } from '@slack/web-api';
import type { BotContext } from '../context.ts';
import type { ThreadTable } from '../store/schema.ts';
import type { ChannelPace } from './channel-pace.ts';
import type { FailureStreaks } from './failure-streaks.ts';

/** What publishing works with. */
export interface Publishing {
  context: BotContext;
  /** Makes one try per call. */
  client: WebClient;
  pace: ChannelPace;
  streaks: FailureStreaks;
  now(): number;
}

/** Where a post belongs. */
export interface Place {
  channel: string;
  /** Null for the message of the ticket itself. */
  thread: ThreadTable | null;
  afterTs: string;
}
