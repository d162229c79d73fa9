import type { Group } from '@inbox-email/core/desk.ts';
import { WebClient } from '@slack/web-api';
import type { BotContext } from '../context.ts';
import { slackLog } from '../slack-log.ts';
import { aimPost, chooseChannelsAgain, duePosts, isPlanned, nextDue, type Post, wantPosts } from '../store/posts.ts';
import { clearTrouble } from '../store/troubles.ts';
import { createChannelPace } from './channel-pace.ts';
import { destinationOf } from './destination.ts';
import { createFailureStreaks } from './failure-streaks.ts';
import { planEvents } from './plan-events.ts';
import { ticketKey, wholeTicket } from './plan-posts.ts';
import { publishPost } from './publish-post.ts';
import type { Publishing } from './publishing.ts';
import { putOffOwnFailure } from './settle-post.ts';

/** Turns what happens to tickets and accounts into Slack messages. */
export interface Posting {
  /**
   * Takes the new events over and does all that can be done now. Answers when there is more to do (milliseconds since
   * 1970), null when only a new event can bring that. `stopping` ends it between two posts.
   */
  tick(stopping?: AbortSignal): Promise<number | null>;
  /** A channel opened up (the bot was invited, the channel unarchived): what waits for it goes out at once. */
  channelOpened(channel: string): Promise<void>;
  /** Brings a ticket to Slack that has no message there, because it came with the backlog. Throws DeskError `unknown`. */
  showTicket(ticketId: number): Promise<void>;
}

/**
 * The events of the desk become rows of `slack_post`, and only then count as settled; the rows are worked off, each
 * conversation's in order, at the pace that Slack takes. A row is written before Slack hears of it and found again in Slack
 * where the answer was lost, so each message is posted once whatever happens to this process or to Slack.
 */
export function createPosting(context: BotContext, now: () => number = Date.now): Posting {
  const { desk, database, log } = context;
  const pace = createChannelPace(now);
  const streaks = createFailureStreaks();
  const publishing: Publishing = { context, client: patientClient(context), pace, streaks, now };
  /** What is under way: in each channel one message, and beside it one portion of files, which may take minutes. */
  const underWay = { messages: new Map<string, Promise<void>>(), files: new Map<string, Promise<void>>() };
  let channelsBefore: string | null = null;

  async function takeEvents(): Promise<void> {
    for (;;) {
      const events = await desk.feed.read(feedConsumer, eventsAtOnce);
      const last = events.at(-1);
      if (last === undefined) return;
      await planEvents(context, events, now());
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

  async function sortByChannel(posts: readonly Post[], groups: readonly Group[]): Promise<Map<string, Post[]>> {
    const byChannel = new Map<string, Post[]>();
    for (const post of posts) {
      const channel = await destinationOf(publishing, post, groups);
      if (channel === null) continue;
      if (channel !== post.channel) await aimPost(database, post.key, channel);
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), { ...post, channel }]);
    }
    return byChannel;
  }

  /** Begins with what can be done now, channels side by side. Answers whether there was anything. */
  async function begin(groups: readonly Group[], stopping: AbortSignal | undefined): Promise<boolean> {
    if (stopping?.aborted || pace.heldUntil() !== null) return false;
    const { messages, files } = underWay;
    const passOver = {
      blocked: pace.blocked(),
      busyWithMessage: [...messages.keys()],
      busyWithFiles: [...files.keys()],
    };
    const leastTried = streaks.isUnderWay();
    const posts = await duePosts(database, now(), passOver, { leastTried, limit: postsAtOnce });
    for (const [kind, some] of [
      [messages, posts.filter((post) => post.kind !== 'file')],
      [files, posts.filter((post) => post.kind === 'file')],
    ] as const) {
      for (const [channel, ofChannel] of await sortByChannel(some, groups)) {
        if (kind.has(channel)) continue;
        const work = workOff(channel, leastTried ? ofChannel.slice(0, 1) : ofChannel, stopping);
        kind.set(
          channel,
          work.finally(() => kind.delete(channel)),
        );
      }
    }
    return posts.length > 0;
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
      for (;;) {
        await takeEvents();
        const groups = await desk.groups.list();
        await noticeChannels(groups);
        const begun = await begin(groups, stopping);
        const works = [...underWay.messages.values(), ...underWay.files.values()];
        if (stopping?.aborted) {
          await Promise.all(works);
          return null;
        }
        if (works.length > 0) await nextOf(works, desk);
        else if (!begun) break;
      }
      return pace.heldUntil() ?? earliest(await nextDue(database, pace.blocked()), pace.nextTurn());
    },
    async channelOpened(channel) {
      pace.release(channel);
      await clearTrouble(database, `channel:${channel}`);
      await chooseChannelsAgain(database);
    },
    async showTicket(ticketId) {
      await desk.tickets.get(ticketId);
      if (await isPlanned(database, ticketKey(ticketId))) return;
      const posts = wholeTicket(ticketId, await desk.tickets.messages(ticketId));
      await wantPosts(
        database,
        posts.map((post) => ({ kind: 'post', post })),
      );
    },
  };
}

const feedConsumer = 'slack';
const eventsAtOnce = 100;
const postsAtOnce = 50;

/** One try per call: the rows remember what is to be tried again, and a try that the client repeats by itself could post twice. */
function patientClient({ client, log }: BotContext): WebClient {
  return new WebClient(client.token, {
    slackApiUrl: client.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // What takes longer is looked for before it is tried again.
    timeout: 6_000,
    logger: slackLog(log),
  });
}

/** Until one of these is done or something new has happened: a channel that Slack is slow with holds up no other. */
async function nextOf(works: readonly Promise<void>[], { feed }: BotContext['desk']): Promise<void> {
  const done = new AbortController();
  await Promise.race([...works, feed.changed(done.signal)]);
  done.abort();
}

function earliest(...moments: (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
