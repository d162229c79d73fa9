import type { KnownBlock } from '@slack/types';

/** A message as Slack takes it: `text` for notifications, escaped; the blocks for everybody who looks. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}
