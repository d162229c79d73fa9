import {
  beginsConversation,
  beginThreadAgain,
  dropPost,
  isOfTicket,
  markPosted,
  markShown,
  type Post,
  putOff,
  showAgain,
} from '../store/posts.ts';
import { clearTrouble } from '../store/troubles.ts';
import type { AfterFailure } from './after-failure.ts';
import { groupOf } from './destination.ts';
import { planFiles } from './plan-posts.ts';
import type { Place, Publishing } from './publishing.ts';
import type { ShownPost } from './show-post.ts';
import { tellTrouble } from './tell-trouble.ts';
import { unlessUnknown } from './unless-unknown.ts';
import { type Streak, whoWaits } from './who-waits.ts';

/**
 * Slack has the post: its files come next. `shown` is what was sent; without it the post was found in Slack, where it may
 * show something older, and is shown anew.
 */
export async function settlePosted(
  { context, streaks }: Publishing,
  post: Post,
  at: { channel: string; ts: string | null },
  shown: ShownPost | null,
): Promise<void> {
  const { desk, database } = context;
  if (post.kind === 'file') {
    await markPosted(database, post, { ...at, shown: post.wanted }, []);
  } else if (!isOfTicket(post)) {
    await markPosted(database, post, { ...at, shown: shown === null ? 0 : post.wanted }, []);
  } else {
    const message = shown?.message ?? (await desk.tickets.message(post.message_id).catch(unlessUnknown));
    const files = message === null ? [] : planFiles(post, message);
    await markPosted(database, post, { ...at, shown: shown === null ? 0 : post.wanted }, files);
  }
  streaks.gotThrough(post.channel ?? at.channel, post.key);
  await clearTrouble(database, `channel:${at.channel}`);
}

/** Slack shows the message anew. */
export async function settleUpdated({ context, streaks }: Publishing, post: Post, channel: string): Promise<void> {
  streaks.gotThrough(post.channel ?? channel, post.key);
  await markShown(context.database, post);
}

/** Slack did not take the post, or (`known` false) nobody knows whether it did. */
export async function settleFailure(
  publishing: Publishing,
  post: Post,
  place: Place,
  failure: AfterFailure & { known?: boolean },
): Promise<void> {
  const { context, pace, streaks, now } = publishing;
  const { database, log } = context;
  const { problem, known = true } = failure;
  switch (failure.kind) {
    case 'wait': {
      // A post to a person is worked off under their id: `post.channel`.
      const channel = post.channel ?? place.channel;
      const { fault } = failure;
      const streak = fault === 'maybe-slack' || fault === 'unreachable' ? streaks.failed(channel, post.key) : noStreak;
      const { scope, milliseconds, blamesPost } = whoWaits(fault, failure.atLeast, post.attempts, streak);
      if (blamesPost && (await dropHopelessFile(publishing, post, problem))) return;
      const until = now() + milliseconds;
      if (scope !== 'post') pace.hold(scope === 'slack' ? null : channel, until);
      // An outage takes a line now and then, not one for every try.
      const level = fault === 'pace' || (!blamesPost && streak.failures % 50 > 1) ? 'debug' : 'warn';
      log[level]({ post: post.key, problem, scope, milliseconds }, 'Slack did not take a post yet');
      // Holds live in memory, so that they end as soon as what caused them does.
      const dueAt = scope === 'post' ? until : now() + (known ? 0 : failure.atLeast);
      return putOff(database, post, { dueAt, problem, known, blamesPost });
    }
    case 'ask-people': {
      if (await movesAway(publishing, post, place.channel)) {
        return post.state === 'posted' ? markShown(database, post) : beginThreadAgain(database, post.conversation);
      }
      if (post.recipient !== null) return dropPost(database, post.key, problem);
      pace.hold(place.channel, now() + closedChannelWait);
      await putOff(database, post, { dueAt: now(), problem, known });
      return tellTrouble(publishing, { kind: 'channel', channel: place.channel, problem });
    }
    case 'begin-again': {
      // A thread that was made just now and cannot be answered will not get better by making it again.
      if (place.thread !== null && now() - Number(place.thread.ts) * 1000 > freshThread) {
        return beginThreadAgain(database, post.conversation);
      }
      return putOff(database, post, { dueAt: now() + longWait, problem, known });
    }
    default: {
      log.error({ post: post.key, problem }, 'Slack does not take this post');
      if (beginsConversation(post)) return putOff(database, post, { dueAt: now() + longWait, problem, known });
      await dropPost(database, post.key, problem);
      if (post.kind === 'file' && isOfTicket(post)) await showAgain(database, post.message_id);
    }
  }
}

/** Slack answered, and knows what it does not want. */
const noStreak: Streak = { posts: 0, channels: 0, failures: 0, othersGotThrough: false };
const closedChannelWait = 5 * 60_000;
const freshThread = 10 * 60_000;
const longWait = 60 * 60_000;
const ownFailureWait = 60_000;
const fileAttempts = 8;

/** Whether the group talks elsewhere now. */
async function movesAway({ context }: Publishing, post: Post, channel: string): Promise<boolean> {
  if (post.recipient !== null) return false;
  const groupId = await groupOf(context, post);
  const group = (await context.desk.groups.list()).find(({ id }) => id === groupId);
  return group?.channel != null && group.channel !== channel;
}

/** A file that never works must not keep the mails behind it out of the thread. The message then says so. */
async function dropHopelessFile({ context }: Publishing, post: Post, problem: string): Promise<boolean> {
  if (post.kind !== 'file' || !isOfTicket(post) || post.attempts + 1 < fileAttempts) return false;
  await dropPost(context.database, post.key, problem);
  await showAgain(context.database, post.message_id);
  return true;
}

/** After a failure that is not Slack's. */
export async function putOffOwnFailure(publishing: Publishing, post: Post): Promise<void> {
  if (await dropHopelessFile(publishing, post, 'failed')) return;
  const dueAt = publishing.now() + ownFailureWait;
  await putOff(publishing.context.database, post, { dueAt, problem: 'failed', known: false, blamesPost: true });
}
