import { ownMessageId, ticketOfOwnMessageId } from '@inbox-email/core/ticket/own-message-id.ts';
import { expect, test } from 'vitest';

const key = 'signing key';

test('our Message-ID names its ticket and is a valid one', () => {
  const id = ownMessageId(123, 'empresa.example', key);
  expect(id).toMatch(/^<[\w.]+@empresa\.example>$/);
  expect(ticketOfOwnMessageId(id, key)).toBe(123);
});

test('two mails of a ticket have different ones', () => {
  expect(ownMessageId(1, 'a.example', key)).not.toBe(ownMessageId(1, 'a.example', key));
});

test.each([
  ['another ticket', (id: string) => id.replace('<ie.123.', '<ie.124.')],
  ['another signature', (id: string) => id.replace(/\.[0-9a-f]{20}@/, '.00000000000000000000@')],
  ["somebody else's form", () => '<CAF=abc@mail.gmail.com>'],
  ['another key', () => ownMessageId(123, 'a.example', 'other key')],
])('one forged with %s names no ticket', (_, forge) => {
  expect(ticketOfOwnMessageId(forge(ownMessageId(123, 'a.example', key)), key)).toBeNull();
});

test('a server that changed the case of letters does not break the thread', () => {
  expect(ticketOfOwnMessageId(ownMessageId(7, 'A.example', key).toUpperCase(), key)).toBe(7);
});
