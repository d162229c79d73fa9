import { expect, test } from 'vitest';
import { createFailureStreaks } from '../../../bot/tickets/failure-streaks.ts';

test('a streak counts posts, channels and tries until one gets through', () => {
  const streaks = createFailureStreaks();
  expect(streaks.failed('sac', 'a')).toEqual({ posts: 1, channels: 1, failures: 1, othersGotThrough: false });
  expect(streaks.failed('sac', 'a')).toEqual({ posts: 1, channels: 1, failures: 2, othersGotThrough: false });
  expect(streaks.failed('sac', 'b')).toMatchObject({ posts: 2, channels: 1, failures: 3 });
  expect(streaks.failed('vendas', 'c')).toMatchObject({ posts: 1, channels: 2, failures: 1 });
  streaks.gotThrough('vendas', 'c');
  expect(streaks.isUnderWay()).toBe(true);
  expect(streaks.failed('sac', 'b')).toMatchObject({ posts: 2, channels: 1, failures: 4, othersGotThrough: false });
  streaks.gotThrough('sac', 'b');
  expect(streaks.isUnderWay()).toBe(false);
  expect(streaks.failed('sac', 'a')).toEqual({ posts: 1, channels: 1, failures: 1, othersGotThrough: true });
});

test('a post that got through begins anew', () => {
  const streaks = createFailureStreaks();
  streaks.failed('sac', 'a');
  streaks.gotThrough('sac', 'b');
  streaks.gotThrough('sac', 'a');
  expect(streaks.failed('sac', 'a')).toMatchObject({ othersGotThrough: false });
});
