import type { Failure } from '@inbox-email/core/account/failure.ts';
import { nextTryAt, outcomeOf } from '@inbox-email/core/send/delivery-outcome.ts';
import { expect, test } from 'vitest';

const failure = (over: Partial<Failure>): Failure => ({
  side: 'outgoing',
  stage: 'send',
  code: '',
  reply: 0,
  status: '',
  words: '',
  host: '',
  ...over,
});

test.each([
  ['a final refusal of the recipient', { reply: 550 }, false, 'failed'],
  ['a final refusal of the text', { reply: 554 }, true, 'failed'],
  ['greylisting', { reply: 451 }, false, 'deferred'],
  ['a temporary refusal of the text', { reply: 452 }, true, 'deferred'],
  ['a connection lost before the text', { code: 'ECONNRESET' }, false, 'deferred'],
  ['a connection lost after the text began', { code: 'ECONNRESET' }, true, 'uncertain'],
  ['a time-out after the text began', { code: 'ETIMEDOUT' }, true, 'uncertain'],
  ['a wrong password', { stage: 'sign-in', reply: 535 }, false, 'deferred'],
  ['a server that is down', { stage: 'connect', code: 'ECONNREFUSED' }, false, 'deferred'],
] as const)('%s leaves the mail %s', (_, over, dataStarted, outcome) => {
  expect(outcomeOf(failure(over), dataStarted)).toBe(outcome);
});

test('the pauses grow from a minute to four hours, and after five days it is given up', () => {
  const minutes: number[] = [];
  let attempts = 1;
  for (let at = nextTryAt(attempts, 0); at !== null; at = nextTryAt(++attempts, 0)) minutes.push(at / 60_000);
  expect(minutes.slice(0, 8)).toEqual([1, 5, 15, 30, 60, 120, 240, 240]);
  const days = minutes.reduce((sum, pause) => sum + pause, 0) / 1440;
  expect(days).toBeGreaterThan(5);
  expect(days).toBeLessThan(5.3);
});
