import { describe, expect, test } from 'vitest';
import { html } from './mail.ts';

describe('what HTML says', () => {
  test.each([
    ['paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['blocks without space between them', '<div>one</div><div>two</div>', 'one\ntwo'],
    ['white space that separates words', '<b>one</b>\n  <i>two</i> three', 'one two three'],
    ['words that are not apart', 'un<b>believ</b>able', 'unbelievable'],
    ['entities', 'caf&eacute; &amp; 5&nbsp;&euro; &#x1F600; &lt;b&gt;', 'café & 5 € 😀 <b>'],
    [
      'usual entities',
      '&quot;1 &lt; 2&quot; &amp;&gt; 3&nbsp;&euro; &amp;lt; it&#39;s &am',
      '"1 < 2" &> 3 € &lt; it\'s &am',
    ],
    [
      'lists',
      '<ul><li>one<li>two</ul><ol start="3"><li>three</li><li>four</li></ol>',
      '- one\n- two\n\n3. three\n4. four',
    ],
    ['lists in lists', '<ul><li>one<ol><li>inner</ol><li>two</ul>', '- one\n\n1. inner\n\n- two'],
    ['a table of data', '<table><tr><th>Item<th>Price<tr><td>Tea<td>3 €</table>', 'Item | Price\nTea | 3 €'],
    ['a table as layout', '<table><tr><td>Hello</td></tr><tr><td>Ann</td></tr></table>', 'Hello\nAnn'],
    ['preformatted text', '<pre>  a\n    b</pre>', '  a\n    b'],
    ['headings', '<h1>Title</h1>text', 'Title\n\ntext'],
    [
      'nothing of scripts, styles and titles',
      '<title>t</title><style>p{}</style><script>alert(1)</script>text',
      'text',
    ],
    [
      'nothing that is hidden',
      '<div style="display:none">preview</div><span style="mso-hide:all">x</span>text',
      'text',
    ],
    [
      'nothing of a newsletter’s preview line',
      '<div style="max-height:0;overflow:hidden">preview</div><p hidden>x</p><span style="font-size:0px">y</span>&zwnj;&nbsp;&zwnj;<br>text',
      'text',
    ],
    ['small print', '<span style="font-size:0.8em">small</span>', 'small'],
    ['an unclosed head', '<head><meta charset=utf-8><body>text', 'text'],
    ['images by their words', '<img alt="our logo" src="https://x.example/l.png"> hi', '[our logo] hi'],
    ['comments as nothing', 'a<!-- b -->c<!--[if mso]>d<![endif]-->', 'ac'],
    ['tags that never end', 'before <b', 'before'],
    ['a less-than sign as itself', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ])('%s', (_, markup, text) => {
    expect(html(markup).text).toBe(text);
  });

  test('a link shows where it leads, unless its words say so', () => {
    expect(html('<a href="https://evil.example/x">your bank</a>').text).toBe('your bank <https://evil.example/x>');
    expect(html('<a href="https://www.example.org/">example.org</a>').text).toBe('example.org');
    expect(html('<a href="https://evil.example/x"><b>your</b> <i>bank</i></a>').text).toBe(
      'your bank <https://evil.example/x>',
    );
    expect(html('<a href="mailto:ann@example.org">Ann</a>').text).toBe('Ann');
  });

  test('quotes are marked by their depth', () => {
    expect(html('mine<blockquote>theirs<blockquote>older</blockquote></blockquote>').text).toBe(
      'mine\n\n> theirs\n>\n>> older',
    );
  });

  test('the charset that the markup declares is used where the header declares none', async () => {
    const { readMail } = await import('@inbox-email/core/message/read-mail.ts');
    const body = Buffer.from(
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcf\xf0\xe8\xe2\xe5\xf2',
      'latin1',
    );
    expect(readMail(Buffer.concat([Buffer.from('Content-Type: text/html\n\n'), body])).text).toBe('Привет');
  });
});
