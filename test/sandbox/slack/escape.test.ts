import { expect, test } from 'vitest';
import { escapeTyped, tokensOf } from '../../../sandbox/slack/text/escape.ts';
import { richTextOf } from '../../../sandbox/slack/text/rich-text.ts';

const mentions = { users: new Map([['ana', 'U1']]), channels: new Map([['sac', 'C1']]) };

test.each([
  ['plain', 'plain'],
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
  ['&lt; stays what was typed', '&amp;lt; stays what was typed'],
  ['<!channel> pings nobody', '&lt;!channel&gt; pings nobody'],
  ['<https://evil.example|bank>', '&lt;<https://evil.example>|bank&gt;'],
  ['see https://example.com/a?b=1&c=2.', 'see <https://example.com/a?b=1&amp;c=2>.'],
  ['(https://example.com)', '(<https://example.com>)'],
  ['write to zoe@example.com, please', 'write to <mailto:zoe@example.com|zoe@example.com>, please'],
  ['@ana in #sac, not @bob or #vip', '<@U1> in <#C1|sac>, not @bob or #vip'],
  ['@here and @channel', '<!here> and <!channel>'],
  ['*bold* stays', '*bold* stays'],
])('%s is sent as Slack sends it', (typed, sent) => {
  expect(escapeTyped(typed, mentions)).toBe(sent);
});

test('nothing that was typed is lost between the tokens', () => {
  const typed = 'a https://example.com b zoe@example.com c';
  const texts = tokensOf(typed).map((token) =>
    token.type === 'link' ? token.text || token.url : 'text' in token && token.text,
  );
  expect(texts.join('')).toBe(typed);
});

test('the rich text of a message holds what was typed without escapes', () => {
  expect(richTextOf('a & <b> @ana', mentions).elements).toEqual([
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'a & <b> ' },
        { type: 'user', user_id: 'U1' },
      ],
    },
  ]);
});
