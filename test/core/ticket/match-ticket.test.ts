import { type Candidate, matchTicket } from '@inbox-email/core/ticket/match-ticket.ts';
import { expect, test } from 'vitest';

const candidate = (over: Partial<Candidate>): Candidate => ({
  ticketId: 1,
  headerId: '<a@b>',
  ownAndSigned: false,
  senderTakesPart: false,
  ...over,
});

test('a mail that refers to nothing we know opens a ticket', () => {
  expect(matchTicket([])).toBeNull();
});

test('our own signed Message-ID is enough, also from an address that is new to the ticket', () => {
  expect(matchTicket([candidate({ ownAndSigned: true })])).toEqual({ ticketId: 1, why: 'own-message-id' });
});

test('a known ID joins a sender who takes part in the ticket', () => {
  expect(matchTicket([candidate({ senderTakesPart: true })])).toEqual({ ticketId: 1, why: 'known-message-id' });
});

test('a stranger who names a known ID gets a ticket of their own', () => {
  expect(matchTicket([candidate({})])).toBeNull();
});

test('our own ID counts before a known one, wherever it stands', () => {
  const match = matchTicket([
    candidate({ ticketId: 1, senderTakesPart: true }),
    candidate({ ticketId: 2, ownAndSigned: true }),
  ]);
  expect(match?.ticketId).toBe(2);
});
