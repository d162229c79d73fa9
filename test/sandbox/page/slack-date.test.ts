import { slackDate } from '@inbox-email/sandbox/slack/page/text/slack-date.ts';
import { expect, test } from 'vitest';

const now = new Date(2026, 10, 23, 12, 0).getTime();
const today = new Date(2026, 10, 23, 9, 5).getTime() / 1000;
const lastWeek = new Date(2026, 10, 16, 9, 5).getTime() / 1000;

test('dates near today are called so in the language of the reader, others by their date', () => {
  expect(slackDate(today, '{date_short_pretty} {time}', 'pt-BR', now)).toBe('hoje 09:05');
  expect(slackDate(today - 86_400, '{date_pretty}', 'en-US', now)).toBe('yesterday');
  expect(slackDate(lastWeek, '{date_short_pretty}', 'en-US', now)).toBe('Nov 16, 2026');
});

test('a distance is told in the largest unit that fits', () => {
  expect(slackDate(now / 1000 - 300, '{ago}', 'en-US', now)).toBe('5 minutes ago');
  expect(slackDate(now / 1000 - 7200, '{ago}', 'es-ES', now)).toBe('hace 2 horas');
});

test('words around and unknown tokens stay', () => {
  expect(slackDate(today, 'on {date_num}, {nonsense}', 'en-US', now)).toBe('on 2026-11-23, {nonsense}');
});
