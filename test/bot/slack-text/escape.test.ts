import { expect, test } from 'vitest';
import { escapeText, unescapeText } from '../../../bot/slack-text/escape.ts';

test.each(['<!channel> & <@U1>', '&lt;b&gt;', '&amp;lt;', 'plain', ''])('%s comes back as it was', (text) => {
  expect(escapeText(text)).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
  expect(unescapeText(escapeText(text))).toBe(text);
});
