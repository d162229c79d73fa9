import type { Fault } from './after-failure.ts';

/** What has failed in a row when a post failed, itself included. */
export interface Streak {
  /** How many different posts of its channel failed without any getting through in between. */
  posts: number;
  /** The same, counting channels: with more than one it is Slack, and not a channel. */
  channels: number;
  /** How many tries in its channel failed in a row. */
  failures: number;
  /** Whether others got through in its channel since this post failed last: then it is this post, and not Slack. */
  othersGotThrough: boolean;
}

export interface Waiting {
  /** Who waits: everything, the channel, or only the post, and behind it those of its own conversation. */
  scope: 'slack' | 'channel' | 'post';
  milliseconds: number;
  /** The post itself is why. */
  blamesPost: boolean;
}

/**
 * Who waits for how long after a failure. One post that fails holds up nobody else; several different ones that fail in a
 * row are a sign of Slack's own trouble, in which one call every few seconds finds out when it is over. `blamed` is how
 * often the post itself was why, `atLeast` what Slack asks for, or how long the post itself has to wait, in milliseconds.
 */
export function whoWaits(fault: Fault, atLeast: number, blamed: number, streak: Streak): Waiting {
  const outage = outagePause(streak.failures);
  switch (fault) {
    case 'pace':
      return { scope: 'channel', milliseconds: atLeast, blamesPost: false };
    case 'refuses-bot':
      return { scope: 'slack', milliseconds: atLeast, blamesPost: false };
    case 'unreachable':
      return { scope: 'slack', milliseconds: outage, blamesPost: false };
    case 'post':
      return { scope: 'post', milliseconds: Math.max(atLeast, ownPause(blamed)), blamesPost: true };
    case 'maybe-slack':
      if (streak.channels > 1) return { scope: 'slack', milliseconds: outage, blamesPost: false };
      if (streak.posts > 1) return { scope: 'channel', milliseconds: outage, blamesPost: false };
      return streak.othersGotThrough
        ? { scope: 'post', milliseconds: Math.max(atLeast, ownPause(blamed)), blamesPost: true }
        : { scope: 'post', milliseconds: Math.max(atLeast, outage), blamesPost: false };
  }
}

const seconds = 1000;

/** 5 s, 15 s, 45 s, … at most 5 minutes. */
function ownPause(blamed: number): number {
  return Math.min(5 * seconds * 3 ** Math.min(blamed, 10), 300 * seconds);
}

/** 1 s to 4 s for some minutes, then 15 s. */
function outagePause(failures: number): number {
  return failures > 100 ? 15 * seconds : Math.min(failures, 4) * seconds;
}
