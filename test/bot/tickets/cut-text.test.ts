import { expect, test } from 'vitest';
import { cutText, splitText } from '../../../bot/tickets/cut-text.ts';

test('a text that fits stays as it is', () => {
  expect(cutText('as it is', { characters: 8 })).toEqual({ text: 'as it is', cut: false });
});

test('a longer one ends after a whole word, with an ellipsis', () => {
  expect(cutText('one two three four', { characters: 12 })).toEqual({ text: 'one two…', cut: true });
});

test('lines count too', () => {
  expect(cutText('1\n2\n3', { characters: 100, lines: 2 })).toEqual({ text: '1\n2…', cut: true });
});

test('an endless word is cut, but never within a character', () => {
  const { text } = cutText('😀'.repeat(50), { characters: 20 });
  expect(text.isWellFormed()).toBe(true);
  expect(text.length).toBeLessThanOrEqual(20);
});

test.each([
  ['words', 'palavra '.repeat(1000)],
  ['lines', 'a line of text\n'.repeat(1000)],
  ['an endless word', 'x'.repeat(10_000)],
  ['emoji', '👩‍👩‍👧'.repeat(900)],
  ['nothing but spaces', ' '.repeat(9000)],
])('a text of %s is split into parts that together are the text', (_, text) => {
  const parts = splitText(text, 2900);
  expect(parts.join('')).toBe(text);
  for (const part of parts) {
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThanOrEqual(2900);
    expect(part.isWellFormed()).toBe(true);
  }
});
