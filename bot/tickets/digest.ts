import type { KnownBlock } from '@slack/types';
import { limits, paragraph, plain, remark } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import { actionIds } from './action-ids.ts';
import type { SlackMessage } from './slack-message.ts';

/** The tickets of a backlog that one message stands for. */
export interface DigestFacts {
  groupId: string;
  count: number;
  first: number;
  last: number;
  /** When the last of them was opened, milliseconds since 1970. */
  lastAt: number;
}

/** Mail of before the account was connected has become tickets: told in one message, which grows. */
export function digestMessage({ count, first, last }: DigestFacts, { alerts: words }: Text): SlackMessage {
  const told = words.digest(count, first, last);
  const blocks: KnownBlock[] = [
    paragraph(told),
    remark(words.digestHint),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: actionIds.showTicket,
          text: plain(words.showTicket, limits.button),
          value: String(first),
        },
      ],
    },
  ];
  return { text: told, blocks };
}
