import {
  type Continuation,
  defaultFollowUp,
  type FollowUpPolicy,
  followUp,
} from '@inbox-email/core/ticket/follow-up.ts';
import { expect, test } from 'vitest';

const day = 86_400_000;
const now = 100 * day;
const open: Continuation = {
  closed: false,
  closedAt: null,
  otherSubject: false,
  answersItself: false,
  isBounce: false,
};
const closed = { ...open, closed: true, closedAt: now - 10 * day };
const anew: Partial<FollowUpPolicy> = { closedTicket: 'new-ticket' };
const because = (newTicketBecause: 'closed' | 'other-subject') => ({ newTicketBecause });

const cases: [string, Continuation, Partial<FollowUpPolicy>, ReturnType<typeof followUp>][] = [
  ['a mail to an open ticket goes in', open, {}, 'append'],
  ['a mail to a closed ticket reopens it', closed, {}, 'reopen'],
  ['or opens a new one, where the group wants that', closed, anew, because('closed')],
  ['within the days that the group gives it still reopens', closed, { ...anew, reopenForDays: 10 }, 'reopen'],
  ['and after them not', closed, { ...anew, reopenForDays: 9 }, because('closed')],
  ['a new subject in an open ticket stays in it', { ...open, otherSubject: true }, {}, 'append'],
  [
    'or opens a new one, where the group wants that',
    { ...open, otherSubject: true },
    { otherSubject: 'new-ticket' },
    because('other-subject'),
  ],
  ['also in a closed one', { ...closed, otherSubject: true }, { otherSubject: 'new-ticket' }, because('other-subject')],
  ['an out-of-office reply reopens nothing', { ...closed, answersItself: true }, {}, 'append'],
  [
    'and opens nothing',
    { ...closed, answersItself: true, otherSubject: true },
    { ...anew, otherSubject: 'new-ticket' },
    'append',
  ],
  [
    'a mail of ours that did not arrive reopens the ticket, whatever the group wants',
    { ...closed, isBounce: true, otherSubject: true },
    { ...anew, otherSubject: 'new-ticket' },
    'reopen',
  ],
  ['and goes into an open one', { ...open, isBounce: true }, {}, 'append'],
];
test.each(cases)('%s', (_, continuation, policy, outcome) => {
  expect(followUp(continuation, { ...defaultFollowUp, ...policy }, now)).toEqual(outcome);
});
