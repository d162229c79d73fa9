import { expect, test } from 'vitest';
import { createChannelPace } from '../../../bot/tickets/channel-pace.ts';

function pacedClock() {
  let time = 1_000_000;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { pace: createChannelPace(() => time), pass };
}

test('a channel takes three at once and then one a second', () => {
  const { pace, pass } = pacedClock();
  expect([1, 2, 3, 4].map(() => pace.take('C1'))).toEqual([true, true, true, false]);
  expect(pace.blocked()).toEqual(['C1']);
  pass(1000);
  expect([1, 2].map(() => pace.take('C1'))).toEqual([true, false]);
  pass(60_000);
  expect([1, 2, 3, 4].map(() => pace.take('C1'))).toEqual([true, true, true, false]);
});

test('channels do not share their turns', () => {
  const { pace } = pacedClock();
  for (const _ of [1, 2, 3, 4]) pace.take('C1');
  expect(pace.take('C2')).toBe(true);
});

test('a held channel has no turn until then, and tells when', () => {
  const { pace, pass } = pacedClock();
  pace.hold('C1', 1_030_000);
  expect(pace.take('C1')).toBe(false);
  expect(pace.nextTurn()).toBe(1_030_000);
  pass(30_000);
  expect(pace.take('C1')).toBe(true);
});

test('a hold can end early, and one for everything blocks every channel', () => {
  const { pace } = pacedClock();
  pace.hold('C1', 2_000_000);
  pace.release('C1');
  expect(pace.take('C1')).toBe(true);
  pace.hold(null, 1_005_000);
  expect(pace.take('C2')).toBe(false);
  expect(pace.heldUntil()).toBe(1_005_000);
});
