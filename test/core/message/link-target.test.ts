import { linkTarget } from '@inbox-email/core/message/text/link-target.ts';
import { expect, test } from 'vitest';
import { html } from './mail.ts';

test.each([
  ['https://bank.example/', 'bank.example', null],
  ['https://www.bank.example', 'https://bank.example/', null],
  ['https://evil.example/login', 'https://bank.example', 'https://evil.example/login'],
  ['https://shop.example/order/7', 'your order', 'https://shop.example/order/7'],
  ['https://bank.example@evil.example/x', 'bank.example', 'https://evil.example/x'],
  ['https://bank.example@evil.example', 'https://bank.example@evil.example', 'https://evil.example/'],
  [`https://bank.example${':'.repeat(1)}${'a'.repeat(300)}@evil.example/x`, 'bank.example', 'https://evil.example/x'],
  ['https://bаnk.example/', 'bank.example', 'https://xn--bnk-6cd.example/'],
  ['https:\\\\evil.example\\x', 'bank.example', 'https://evil.example/x'],
  ['https:evil.example', 'bank.example', 'https://evil.example/'],
  ['mailto:ann@example.org', 'Ann', null],
  ['javascript:alert(1)', 'Click', null],
])('a link to %s that says %s', (href, said, target) => {
  expect(linkTarget(href, said)).toBe(target);
});

test('a forged link shows where it leads in the mail’s text', () => {
  expect(html('<a href="https://paypal.example@evil.example/x">https://paypal.example</a>').text).toBe(
    'https://paypal.example <https://evil.example/x>',
  );
});
