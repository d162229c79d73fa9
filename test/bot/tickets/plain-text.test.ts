import { expect, test } from 'vitest';
import { mentionedIn, plainText } from '../../../bot/tickets/plain-text.ts';

const names = {
  user: (id: string) => ({ U1: 'Ana Souza' })[id],
  channel: (id: string) => ({ C1: 'sac' })[id],
};

test.each([
  ['escapes', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['an escape that somebody typed', 'write &amp;lt; for it', 'write &lt; for it'],
  ['a bare link', 'see <https://example.com/a?b=1&amp;c=2>', 'see https://example.com/a?b=1&c=2'],
  ['a link that Slack found in what was typed', 'see <http://example.com|example.com>', 'see example.com'],
  ['the same with a slash', '<https://example.com/|example.com>', 'example.com'],
  ['a link with words of its own', '<https://example.com|our shop>', 'our shop (https://example.com)'],
  ['an address', '<mailto:ana@loja.example|ana@loja.example>', 'ana@loja.example'],
  ['an address with words', '<mailto:ana@loja.example|write to us>', 'write to us (ana@loja.example)'],
  ['a telephone number', '<tel:+5511999|+55 11 999>', '+55 11 999 (+5511999)'],
  ['a person', 'ask <@U1>', 'ask Ana Souza'],
  ['a person with a label', '<@U2|bia>', 'bia'],
  ['a person nobody knows', '<@U9>', 'U9'],
  ['a channel', 'in <#C1>', 'in #sac'],
  ['a channel with a label', 'in <#C1|vendas>', 'in #vendas'],
  ['a channel with an empty label', 'in <#C1|>', 'in #sac'],
  ['everybody here', '<!here> and <!channel>', '@here and @channel'],
  ['a user group', '<!subteam^S1|@support>', '@support'],
  ['a date', '<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
  ['emoji', ':smile: :+1: :flag-br:', '😄 👍 🇧🇷'],
  ['emoji in a row', ':tada::tada:', '🎉🎉'],
  ['a skin tone', ':wave::skin-tone-3:', '👋🏼'],
  ['a workspace’s own emoji', ':our_logo:', ':our_logo:'],
  ['times that look like emoji', 'at 10:30:00, ratio 1:100:2', 'at 10:30:00, ratio 1:100:2'],
  ['an emoji’s name in a link', '<https://example.com/:smile:>', 'https://example.com/:smile:'],
  ['bold and code', '*bold* _it_ `code`', '*bold* _it_ `code`'],
  ['lines', 'one\ntwo\n\n• three', 'one\ntwo\n\n• three'],
  ['nothing', '', ''],
])('%s', (_, slack, mail) => {
  expect(plainText(slack, names)).toBe(mail);
});

test('knows whose names it needs', () => {
  expect(mentionedIn('<@U1> <@U1|ana> <#C1|> <!here> <https://x.example>')).toEqual({
    users: ['U1'],
    channels: ['C1'],
  });
});
