import {
  judgeCapabilities,
  judgeCertificate,
  judgeClock,
  judgePermission,
  judgeQuota,
  usefulOf,
} from '@inbox-email/core/drift/judge.ts';
import { expect, test } from 'vitest';

const day = 86_400_000;
const now = Date.parse('2026-11-25T12:00:00Z');

test.each([
  [90, 0],
  [22, 0],
  [21, 1],
  [8, 1],
  [7, 2],
  [1, 3],
  [-1, 3],
])('a certificate with %d days left is at level %d', (days, level) => {
  const look = judgeCertificate('outgoing', 'smtp.empresa.com.br', now + days * day + 1000, now);
  expect(look).toMatchObject({ side: 'outgoing', level });
});

test('of a certificate the host and the last day are told', () => {
  expect(judgeCertificate('incoming', 'imap.empresa.com.br', now, now).seen).toBe('imap.empresa.com.br: 2026-11-25');
});

test.each([
  [null, 0],
  [{ used: 0, limit: 0 }, 0],
  [{ used: 89, limit: 100 }, 0],
  [{ used: 90, limit: 100 }, 1],
  [{ used: 980, limit: 1000 }, 2],
  [{ used: 120, limit: 100 }, 2],
])('a quota of %j is at level %d', (quota, level) => {
  expect(judgeQuota(quota).level).toBe(level);
});

test('what a server no longer offers is told, what it never did is not', () => {
  const now = usefulOf(['IMAP4rev1', 'idle', 'MOVE', 'X-OWN']);
  expect(now).toEqual(['IDLE', 'MOVE']);
  expect(judgeCapabilities([], now).level).toBe(0);
  expect(judgeCapabilities(['IDLE', 'CONDSTORE'], now)).toMatchObject({ level: 1, seen: 'CONDSTORE' });
});

const minutes = 60_000;
test.each<[string, number[], number | null]>([
  ['too few mails', [900_000, 900_000], null],
  ['mails that were late, and one that was not', [40 * minutes, 30 * minutes, 900, 20 * minutes, 60 * minutes], 0],
  ['every mail ten minutes late, as after an outage or with rare looks', Array(5).fill(10 * minutes), 0],
  ['every mail from the future', Array(5).fill(-10 * minutes), 1],
  [
    'a few mails from the future, as programs put them into a mailbox',
    [-90 * minutes, -80 * minutes, 900, 800, 700],
    0,
  ],
  ['a second', Array(5).fill(1000), 0],
])('clocks, by %s', (_, delays, level) => {
  expect(judgeClock(delays)?.level ?? null).toBe(level);
});

test('by how much the clock of the server is ahead is told', () => {
  expect(judgeClock(Array(5).fill(-600_000))?.seen).toBe('+10 min');
});

test.each([
  [29, 0],
  [30, 1],
  [60, 2],
  [80, 3],
])('a permission that was last used %d days ago is at level %d', (days, level) => {
  expect(judgePermission(now - days * day, now)).toMatchObject({ code: 'permission-unused', level });
});
