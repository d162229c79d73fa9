import { createUnstuffer } from '@inbox-email/core/receive/pop3/unstuff.ts';
import { expect, test } from 'vitest';

/** What is kept of an answer that arrives in these pieces, and what stands behind its end (null: no end). */
function unstuff(...pieces: string[]): [kept: string, behind: string | null] {
  const unstuffer = createUnstuffer();
  let kept = '';
  for (const [index, piece] of pieces.entries()) {
    const bytes = Buffer.from(piece, 'latin1');
    const end = unstuffer.push(bytes, (part) => {
      kept += part.toString('latin1');
    });
    if (end !== -1) return [kept, piece.slice(end) + pieces.slice(index + 1).join('')];
  }
  return [kept, null];
}

const answers: [what: string, answer: string, kept: string, behind: string | null][] = [
  ['an empty answer ends at once', '.\r\n', '', ''],
  ['what stands behind the end is left', 'a\r\n.\r\n+OK next\r\n', 'a\r\n', '+OK next\r\n'],
  ['stuffed dots are taken off', '..\r\n...\r\n..a\r\n.\r\n', '.\r\n..\r\n.a\r\n', ''],
  ['a dot that was not stuffed goes too, as the RFC says', '.a\r\n.\r\n', 'a\r\n', ''],
  ['dots within a line stay', 'a.\r\nb..c\r\n.\r\n', 'a.\r\nb..c\r\n', ''],
  ['a bare LF ends no line', 'a\n.\nb\n.\r\nc\r\n.\r\n', 'a\n.\nb\n.\r\nc\r\n', ''],
  ['a bare CR ends no line', 'a\r.\r\r\n.\r\n', 'a\r.\r\r\n', ''],
  ['a dot and a CR that go on are no end', '..\rb\r\n.\rc\r\n.\r\r\n.\r\n', '.\rb\r\n\rc\r\n\r\r\n', ''],
  ['an answer that breaks off has no end', 'a\r\n.\r', 'a\r\n', null],
];

test.each(answers)('%s', (_, answer, kept, behind) => {
  expect(unstuff(answer)).toEqual([kept, behind]);
});

test.each(answers)('%s, wherever it is cut into pieces', (_, answer, kept, behind) => {
  expect(unstuff(...answer)).toEqual([kept, behind]);
  for (let at = 1; at < answer.length; at++) {
    expect(unstuff(answer.slice(0, at), answer.slice(at))).toEqual([kept, behind]);
  }
});
