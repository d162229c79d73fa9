import { describe, expect, test } from 'vitest';
import { type Streak, whoWaits } from '../../../bot/tickets/who-waits.ts';

const alone: Streak = { posts: 1, channels: 1, failures: 1, othersGotThrough: false };

describe('who waits after a failure', () => {
  test.each<[string, Parameters<typeof whoWaits>[0], number, Partial<Streak>, ReturnType<typeof whoWaits>]>([
    ['too much at once: its channel, for as long as Slack says', 'pace', 30_000, {}, channel(30_000)],
    ['a token that was revoked: everything', 'refuses-bot', 60_000, {}, slack(60_000)],
    ['no way to Slack: everything, tried again soon', 'unreachable', 0, {}, slack(1000)],
    ['no way to Slack for a while', 'unreachable', 0, { failures: 20 }, slack(4000)],
    ['a code that nobody knows: the post', 'post', 60_000, {}, own(60_000)],
    ['the first post that fails: itself', 'maybe-slack', 4000, {}, post(4000)],
    ['a second one behind it: the channel', 'maybe-slack', 4000, { posts: 2, failures: 2 }, channel(2000)],
    ['one in a second channel: everything', 'maybe-slack', 4000, { channels: 2 }, slack(1000)],
    ['the only post there is, again and again: soon again', 'maybe-slack', 4000, { failures: 50 }, post(4000)],
    ['the same for very long', 'maybe-slack', 4000, { failures: 200 }, post(15_000)],
    ['one that others have overtaken: it is to blame', 'maybe-slack', 4000, { othersGotThrough: true }, own(5000)],
    [
      'also when it was to blame, but others fail too',
      'maybe-slack',
      0,
      { posts: 3, failures: 3, othersGotThrough: true },
      channel(3000),
    ],
  ])('%s', (_, fault, atLeast, different, expected) => {
    expect(whoWaits(fault, atLeast, 0, { ...alone, ...different })).toEqual(expected);
  });

  test('a post that is to blame waits longer each time, and never longer than five minutes', () => {
    const streak = { ...alone, othersGotThrough: true };
    const waits = [0, 1, 2, 3, 4, 50].map((blamed) => whoWaits('maybe-slack', 0, blamed, streak).milliseconds);
    expect(waits).toEqual([5000, 15_000, 45_000, 135_000, 300_000, 300_000]);
  });
});

function slack(milliseconds: number) {
  return { scope: 'slack' as const, milliseconds, blamesPost: false };
}

function channel(milliseconds: number) {
  return { scope: 'channel' as const, milliseconds, blamesPost: false };
}

function post(milliseconds: number) {
  return { scope: 'post' as const, milliseconds, blamesPost: false };
}

function own(milliseconds: number) {
  return { scope: 'post' as const, milliseconds, blamesPost: true };
}
