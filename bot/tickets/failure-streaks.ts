import type { Streak } from './who-waits.ts';

/** Remembers, for as long as the process runs, which posts failed in a row. A post and its channel are told by their keys. */
export interface FailureStreaks {
  failed(channel: string, post: string): Streak;
  gotThrough(channel: string, post: string): void;
  /** Whether nothing has got through since the last failure, in any channel. */
  isUnderWay(): boolean;
}

export function createFailureStreaks(): FailureStreaks {
  const streaks = new Map<string, { posts: Set<string>; failures: number }>();
  const failingChannels = new Set<string>();
  const successes = new Map<string, number>();
  /** How many had got through in its channel when a post failed last. */
  const successesBefore = new Map<string, number>();

  return {
    failed(channel, post) {
      const streak = streaks.get(channel) ?? { posts: new Set(), failures: 0 };
      streaks.set(channel, streak);
      streak.posts.add(post);
      streak.failures += 1;
      failingChannels.add(channel);
      const successesNow = successes.get(channel) ?? 0;
      const othersGotThrough = successesNow > (successesBefore.get(post) ?? successesNow);
      successesBefore.set(post, successesNow);
      return { posts: streak.posts.size, channels: failingChannels.size, failures: streak.failures, othersGotThrough };
    },
    gotThrough(channel, post) {
      streaks.delete(channel);
      failingChannels.clear();
      successes.set(channel, (successes.get(channel) ?? 0) + 1);
      successesBefore.delete(post);
    },
    isUnderWay: () => streaks.size > 0,
  };
}
