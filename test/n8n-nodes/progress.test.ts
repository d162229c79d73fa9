import { type DoneMail, freshProgress, withDone } from 'n8n-nodes-inbox-email/mailbox/progress.ts';
import { describe, expect, test } from 'vitest';

const done = (key: number | string, at = 0): DoneMail => ({ key: String(key), digest: `d${key}`, internalDate: at });
const begun = freshProgress('imap://sac@host/INBOX', 0);

describe('where keys have an order', () => {
  test.each([
    ['the first ones', [1, 2], ['1', '2', '3'], { floor: 3, done: [] }],
    ['one behind an open one', [2], ['1', '2', '3'], { floor: 1, done: ['2'] }],
    ['all of them', [1, 2, 3], ['1', '2', '3'], { floor: 4, done: [] }],
    ['one that is gone from the server since', [5], ['7'], { floor: 7, done: [] }],
  ])('%s', (_, keys, listed, expected) => {
    const mails = keys.map((key) => done(key));
    expect(withDone(begun, mails, [], listed, true)).toMatchObject(expected);
  });
});

test('where keys have no order, those that the server still lists are remembered', () => {
  const first = withDone(begun, [done('a'), done('b')], [], ['a', 'b', 'c'], false);
  expect(first.done).toEqual(['a', 'b']);
  expect(withDone(first, [done('c')], [], ['b', 'c'], false).done).toEqual(['b', 'c']);
});

test('what mails hold is forgotten after 2000 of them, and until when is known', () => {
  const mails = Array.from({ length: 2003 }, (_, at) => done(at + 1, at * 1000));
  const { recent, forgottenUntil } = withDone(begun, mails, [], [], true);
  expect(recent).toHaveLength(2000);
  expect(recent[0]).toEqual(['d4', 3000]);
  expect(forgottenUntil).toBe(2000);
});

test('a copy that was left out is no content to remember', () => {
  expect(withDone(begun, [{ ...done(1), digest: '' }], [], ['1'], true).recent).toEqual([]);
});

test('a batch that is under way stays so while others are through', () => {
  const underWay = { ...begun, pending: ['3', '4'], owed: ['1'] };
  expect(withDone(underWay, [done(2)], ['2'], ['2', '3', '4'], true)).toMatchObject({
    pending: ['3', '4'],
    owed: ['1', '2'],
  });
});
