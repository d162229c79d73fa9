import { type Inline, type Paragraph, parseMrkdwn } from '@inbox-email/sandbox/slack/page/text/mrkdwn.ts';
import { expect, test } from 'vitest';

/** What a person would see, with marks for what is formatted. */
function shown(markup: string, verbatim = false): string {
  return parseMrkdwn(markup, verbatim).map(paragraph).join('\n');
}

function paragraph(one: Paragraph): string {
  if (one.kind === 'pre') return `[pre ${one.text}]`;
  const inside = one.inlines.map(inline).join('');
  return one.kind === 'quote' ? `[quote ${inside}]` : inside;
}

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return one.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return `[${one.kind} ${one.children.map(inline).join('')}]`;
    case 'code':
      return `[code ${one.text}]`;
    case 'emoji':
      return `[emoji ${one.name}]`;
    case 'link':
      return `[link ${one.url} ${one.label}]`;
    case 'broadcast':
      return `[ping ${one.range}]`;
    case 'date':
      return `[date ${one.seconds} ${one.format} ${one.fallback}]`;
    default:
      return `[${one.kind} ${one.id}]`;
  }
}

test('bold, italic, struck and code are formatted, also inside each other', () => {
  expect(shown('*a* _b_ ~c~ `d`')).toBe('[bold a] [italic b] [strike c] [code d]');
  expect(shown('*a _b_ c*, (*d*)')).toBe('[bold a [italic b] c], ([bold d])');
});

test('signs inside words, beside spaces, alone or across lines are just signs', () => {
  for (const text of ['snake_case_name', '2 * 3 * 4', 'a*b*c', '* a *', '**', '*a\nb*', '5 ~ 6']) {
    expect(shown(text)).toBe(text);
  }
});

test('entities are unescaped once, after markup was recognised', () => {
  expect(shown('&lt;!channel&gt; &amp;lt; R&amp;D')).toBe('<!channel> &lt; R&D');
  expect(shown('&lt;https://evil.example|bank&gt;')).not.toContain('[link https://evil.example bank]');
});

test('references become links, people, channels, pings and dates', () => {
  expect(shown('<https://a.example/?x=1&amp;y=2|here>')).toBe('[link https://a.example/?x=1&y=2 here]');
  expect(shown('<mailto:maria@cliente.example|maria@cliente.example>')).toContain('[link mailto:maria@cliente.example');
  expect(shown('<@U0ANA00001> <#C0000000001|sac> <!subteam^S1|@team>')).toBe(
    '[user U0ANA00001] [channel C0000000001] [usergroup S1]',
  );
  expect(shown('<!channel> <!here> <!everyone>')).toBe('[ping channel] [ping here] [ping everyone]');
  expect(shown('<!date^1700000000^{date} at {time}|then>')).toBe('[date 1700000000 {date} at {time} then]');
});

test('what is in angle brackets and no reference stays as it is, other schemes too', () => {
  expect(shown('<b>bold</b> <javascript:alert(1)|click>')).toBe('<b>bold</b> <javascript:alert(1)|click>');
});

test('bare web addresses become links without their final stop, unless the text is verbatim', () => {
  expect(shown('See https://a.example/x.')).toBe('See [link https://a.example/x https://a.example/x].');
  expect(shown('See https://a.example/x.', true)).toBe('See https://a.example/x.');
});

test('nothing is formatted in code, and references there show what they refer to', () => {
  expect(shown('`*a* :tada: <https://a.example|b>`')).toBe('[code *a* :tada: b]');
  expect(shown('before ```\n*a* &lt;b&gt;\n  c``` after')).toBe('before \n[pre *a* <b>\n  c]\n after');
});

test('quotes are the lines that begin with the sign; three of them quote all the rest', () => {
  expect(shown('&gt; one\n&gt; two\nthree')).toBe('[quote one\ntwo]\nthree');
  expect(shown('&gt;&gt;&gt;one\ntwo')).toBe('[quote one\ntwo]');
});

test('names in colons are emoji where there is one of that name', () => {
  expect(shown(':tada: :large_green_circle: :no_such_thing: 10:30:45')).toBe(
    '[emoji tada] [emoji large_green_circle] :no_such_thing: 10:30:45',
  );
});
