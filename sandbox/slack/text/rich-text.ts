import type { Json } from '../control-api.ts';
import { randomBlockId } from '../state/ids.ts';
import { type Mentions, type Token, tokensOf } from './escape.ts';

/** The rich_text block that Slack's composer makes of typed text. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function richTextOf(typed: string, mentions?: Mentions): Json {
  const elements = tokensOf(typed, mentions).map(elementOf);
  return {
    type: 'rich_text',
    block_id: randomBlockId(),
    elements: [{ type: 'rich_text_section', elements }],
  };
}

function elementOf(token: Token): Json {
  switch (token.type) {
    case 'text':
      return { type: 'text', text: token.text };
    case 'link':
      return { type: 'link', url: token.url, ...(token.text && { text: token.text }) };
    case 'user':
      return { type: 'user', user_id: token.id };
    case 'channel':
      return { type: 'channel', channel_id: token.id };
    case 'broadcast':
      return { type: 'broadcast', range: token.range };
  }
}
