import type { Group } from '@inbox-email/core/desk.ts';
import { WebClient } from '@slack/web-api';
import type { BotContext } from '../context.ts';
import { slackLog } from '../slack-log.ts';
import {
  aimPost,
  chooseChannelsAgain,
  dropPost,
  duePosts,
  nextDue,
  type Post,
  putOff,
  wantPosts,
} from '../store/posts.ts';
import { threadOf } from '../store/threads.ts';
import { clearTrouble } from '../store/troubles.ts';
import { createChannelPace } from './channel-pace.ts';
import { planPost } from './plan-posts.ts';
import { publishPost } from './publish-post.ts';
import type { Publishing } from './publishing.ts';
import { putOffOwnFailure } from './settle-post.ts';
import { tellTrouble } from './tell-trouble.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Turns what happens to tickets into Slack messages. */
export interface Posting {
  /**
   * Takes the new events over and does all that can be done now. Answers when there is more to do (milliseconds since
   * 1970), null when only a new event can bring that. `stopping` ends it between two posts.
   */
  tick(stopping?: AbortSignal): Promise<number | null>;
  /** A channel opened up (the bot was invited, the channel unarchived): what waits for it goes out at once. */
  channelOpened(channel: string): Promise<void>;
}

/**
 * The events of the desk become rows of `slack_post`, and only then count as settled; the rows are worked off, each
 * ticket's in order, at the pace that Slack takes. A row is written before Slack hears of it and found again in Slack
 * where the answer was lost, so each message is posted once whatever happens to this process or to Slack.
 */
export function createPosting(context: BotContext, now: () => number = Date.now): Posting {
  const { desk, database, log } = context;
  const pace = createChannelPace(now);
  const publishing: Publishing = { context, client: patientClient(context), pace, now };
  let channelsBefore: string | null = null;

  async function takeEvents(): Promise<void> {
    for (;;) {
      const events = await desk.feed.read(feedConsumer, eventsAtOnce);
      const last = events.at(-1);
      if (last === undefined) return;
      await wantPosts(database, events.map(planPost));
      // Dying in between repeats the events, which changes nothing: a post is asked for by its key.
      await desk.feed.settle(feedConsumer, last.sequence);
    }
  }

  async function noticeChannels(groups: readonly Group[]): Promise<void> {
    const channels = JSON.stringify(groups.map(({ id, channel }) => [id, channel]));
    if (channels === channelsBefore) return;
    if (channelsBefore !== null) {
      pace.release();
      await chooseChannelsAgain(database);
    }
    channelsBefore = channels;
  }

  /** Where a post goes; null when it has to wait for a channel, or there is nothing to post any more. */
  async function destination(post: Post, groups: readonly Group[]): Promise<string | null> {
    const thread = await threadOf(database, post.ticket_id);
    if (thread !== undefined) return thread.channel;
    // Not `post.channel`: a post that may have arrived is looked for where it was sent.
    if (post.state === 'posting' && post.channel !== null) return post.channel;
    const ticket = await desk.tickets.get(post.ticket_id).catch(unlessUnknown);
    if (ticket === null) {
      await dropPost(database, post.key, 'unknown');
      return null;
    }
    const group = groups.find(({ id }) => id === ticket.groupId);
    if (group?.channel) {
      await clearTrouble(database, `group:${group.id}`);
      return group.channel;
    }
    await putOff(database, post, { dueAt: now() + channelWait, problem: 'no-channel', known: true });
    await tellTrouble(publishing, {
      kind: 'no-channel',
      groupId: ticket.groupId,
      groupName: group?.name ?? ticket.groupId,
    });
    return null;
  }

  async function sortByChannel(posts: readonly Post[], groups: readonly Group[]): Promise<Map<string, Post[]>> {
    const byChannel = new Map<string, Post[]>();
    for (const post of posts) {
      const channel = await destination(post, groups);
      if (channel === null) continue;
      if (channel !== post.channel) await aimPost(database, post.key, channel);
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), { ...post, channel }]);
    }
    return byChannel;
  }

  async function workOff(channel: string, posts: readonly Post[], stopping?: AbortSignal): Promise<void> {
    for (const post of posts) {
      if (stopping?.aborted || !pace.take(channel)) return;
      try {
        await publishPost(publishing, post, channel);
      } catch (error) {
        // A failure of ours, with this post: the others go on.
        const { name, stack } = error as Error;
        log.error({ post: post.key, name, stack }, 'A post failed');
        await putOffOwnFailure(publishing, post);
      }
    }
  }

  return {
    async tick(stopping) {
      await takeEvents();
      const groups = await desk.groups.list();
      await noticeChannels(groups);
      while (!stopping?.aborted) {
        const heldUntil = pace.heldUntil();
        if (heldUntil !== null) return heldUntil;
        const posts = await duePosts(database, now(), pace.blocked(), postsAtOnce);
        if (posts.length === 0) break;
        const byChannel = await sortByChannel(posts, groups);
        // Side by side, so that a channel that Slack is slow with does not hold up the others.
        await Promise.all([...byChannel].map(([channel, ofChannel]) => workOff(channel, ofChannel, stopping)));
      }
      return earliest(await nextDue(database, pace.blocked()), pace.nextTurn());
    },
    async channelOpened(channel) {
      pace.release(channel);
      await clearTrouble(database, `channel:${channel}`);
      await chooseChannelsAgain(database);
    },
  };
}

const feedConsumer = 'slack';
const eventsAtOnce = 100;
const postsAtOnce = 50;
const channelWait = 60_000;

/** One try per call: the rows remember what is to be tried again, and a try that the client repeats by itself could post twice. */
function patientClient({ client, log }: BotContext): WebClient {
  return new WebClient(client.token, {
    slackApiUrl: client.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: slackLog(log),
  });
}

function earliest(...moments: (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
