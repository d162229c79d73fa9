import { type Candidate, matchTicket } from '@inbox-email/core/ticket/match-ticket.ts';
import { describe, expect, test } from 'vitest';

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  rule: 'known-message-id',
  ticketId: 1,
  evidence: '<a@b>',
  flaw: null,
  senderTakesPart: false,
  senderIsColleague: false,
  throughList: false,
  otherIsAddressed: null,
  branchOf: null,
  ...over,
});
const match = (...candidates: Candidate[]) => matchTicket(candidates, { isOwnAddress: false });

test('a mail that refers to nothing we know opens a ticket', () => {
  expect(match()).toEqual({
    ticketId: null,
    why: { rule: 'new', evidence: null, insteadOf: null, newcomer: false, refused: [], moves: [] },
    sameConversation: [],
    refersTo: null,
  });
});

describe('one piece of evidence', () => {
  const takesPart = { senderTakesPart: true };
  const cases: [string, Partial<Candidate>, 'joins' | string][] = [
    ['our signed ID joins who takes part', { rule: 'own-message-id', ...takesPart }, 'joins'],
    ['our signed ID joins a colleague of somebody', { rule: 'own-message-id', senderIsColleague: true }, 'joins'],
    ['our signed ID joins no stranger', { rule: 'own-message-id' }, 'stranger'],
    [
      'our signed ID out of a list’s archive joins no colleague',
      { rule: 'own-message-id', senderIsColleague: true, throughList: true },
      'list',
    ],
    ['on a list, who takes part joins', { rule: 'own-message-id', ...takesPart, throughList: true }, 'joins'],
    [
      'an ID like ours with a wrong signature joins nobody',
      { rule: 'own-message-id', ...takesPart, flaw: 'forged', ticketId: null },
      'forged',
    ],
    [
      'an ID of another account’s ticket joins nobody',
      { rule: 'own-message-id', ...takesPart, flaw: 'other-account', ticketId: null },
      'other-account',
    ],
    ['a known ID joins who takes part', takesPart, 'joins'],
    ['a known ID joins no stranger', {}, 'stranger'],
    ['a known ID joins no colleague either', { senderIsColleague: true }, 'stranger'],
    [
      'an ID that another mail names too joins those who write to each other',
      { ...takesPart, otherIsAddressed: true },
      'joins',
    ],
    ['and not those who do not', { ...takesPart, otherIsAddressed: false }, 'not-addressed'],
    [
      'an answer that came before joins, if its sender was written to',
      { rule: 'answered-before', otherIsAddressed: true },
      'joins',
    ],
    [
      'and not if a stranger wrote it',
      { rule: 'answered-before', ...takesPart, otherIsAddressed: false },
      'not-addressed',
    ],
    [
      'nor where another mail had the ID first',
      { rule: 'answered-before', otherIsAddressed: true, flaw: 'reused-id' },
      'reused-id',
    ],
    ['a tag joins who takes part', { rule: 'subject-tag', ...takesPart }, 'joins'],
    ['a tag joins no stranger', { rule: 'subject-tag', senderIsColleague: true }, 'stranger'],
    ['a report about a mail of ours joins, whatever server sends it', { rule: 'bounced-mail' }, 'joins'],
  ];
  test.each(cases)('%s', (_, over, outcome) => {
    const { ticketId, why } = match(candidate(over));
    if (outcome === 'joins')
      expect([ticketId, why.rule, why.refused]).toEqual([1, over.rule ?? 'known-message-id', []]);
    else {
      expect([ticketId, why.rule]).toEqual([null, 'new']);
      expect(why.refused).toMatchObject([{ reason: outcome, evidence: '<a@b>' }]);
    }
  });
});

test('a mail that says to be from the account itself joins nothing, whatever it names', () => {
  const named = ['own-message-id', 'known-message-id', 'answered-before', 'subject-tag'] as const;
  const candidates = named.map((rule) => candidate({ rule, senderTakesPart: true, otherIsAddressed: true }));
  const { ticketId, why, refersTo, sameConversation } = matchTicket(candidates, { isOwnAddress: true });
  expect([ticketId, refersTo, sameConversation]).toEqual([null, null, []]);
  expect(why.refused.map(({ reason }) => reason)).toEqual(Array(4).fill('own-address'));
});

test('the rule counts before the place in the mail', () => {
  const order = ['bounced-mail', 'own-message-id', 'known-message-id', 'answered-before', 'subject-tag'] as const;
  const all = order.map((rule, index) =>
    candidate({
      rule,
      ticketId: index + 1,
      senderTakesPart: true,
      otherIsAddressed: rule === 'answered-before' ? true : null,
    }),
  );
  for (let from = 0; from < all.length; from++) {
    expect(match(...all.slice(from).toReversed()).why.rule).toBe(order[from]);
  }
});

test('what was refused on the way is told along with the rule that decided', () => {
  const { ticketId, why } = match(
    candidate({ rule: 'own-message-id', evidence: '<ours>', ticketId: 3 }),
    candidate({ evidence: '<theirs>', ticketId: 4, senderTakesPart: true }),
  );
  expect(ticketId).toBe(4);
  expect(why).toMatchObject({
    rule: 'known-message-id',
    evidence: '<theirs>',
    refused: [{ rule: 'own-message-id', evidence: '<ours>', ticketId: 3, reason: 'stranger' }],
  });
});

test('a branch of the ticket that the mail names first is where the conversation went', () => {
  const branch = candidate({ ticketId: 2, branchOf: 1, senderTakesPart: true });
  const own = candidate({ rule: 'own-message-id', ticketId: 1, senderTakesPart: true });
  expect(match(branch, own).ticketId).toBe(2);
  expect(match(own, branch).ticketId).toBe(1);
  expect(match({ ...branch, branchOf: 7 }, own).ticketId).toBe(1);
});

test('answers that came before the mail show several tickets to be one conversation', () => {
  const before = (ticketId: number) => candidate({ rule: 'answered-before', ticketId, otherIsAddressed: true });
  expect(match(before(5), before(6), before(6))).toMatchObject({ ticketId: 5, sameConversation: [6] });
  const stranger = candidate({ rule: 'answered-before', ticketId: 9, otherIsAddressed: false });
  expect(match(candidate({ senderTakesPart: true }), before(5), stranger)).toMatchObject({
    ticketId: 1,
    sameConversation: [5],
  });
});

test('a stranger with our signed ID gets a ticket that points to the one it names', () => {
  expect(match(candidate({ rule: 'own-message-id', ticketId: 8 })).refersTo).toBe(8);
  expect(match(candidate({ ticketId: 8 })).refersTo).toBeNull();
});

test('a colleague whom our signed ID lets in is marked as new in the ticket', () => {
  expect(match(candidate({ rule: 'own-message-id', senderIsColleague: true })).why.newcomer).toBe(true);
  expect(match(candidate({ rule: 'own-message-id', senderTakesPart: true })).why.newcomer).toBe(false);
});
