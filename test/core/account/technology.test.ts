import { portAfterChange, transportOf } from '@inbox-email/core/account/technology.ts';
import { expect, test } from 'vitest';

test.each([
  ['imap', 143, 'none'],
  ['imap-tls', 993, 'tls'],
  ['imap-starttls', 143, 'starttls'],
  ['pop3', 110, 'none'],
  ['pop3-tls', 995, 'tls'],
  ['pop3-starttls', 110, 'starttls'],
  ['smtp', 25, 'none'],
  ['smtp-starttls', 587, 'starttls'],
  ['smtp-tls', 465, 'tls'],
] as const)('%s uses port %i and encrypts by %s', (kind, port, encryption) => {
  expect(transportOf(kind)).toEqual({ port, encryption });
});

test('the port follows the technology while nobody typed another', () => {
  expect(portAfterChange(993, 'imap-tls', 'imap-starttls')).toBe(143);
  expect(portAfterChange(undefined, 'imap-tls', 'imap-starttls')).toBe(143);
});

test('a port that a person typed stays when the technology changes', () => {
  expect(portAfterChange(1993, 'imap-tls', 'imap-starttls')).toBe(1993);
});
