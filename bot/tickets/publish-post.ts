import { WebAPIPlatformError } from '@slack/web-api';
import {
  beginsConversation,
  dropPost,
  isOfTicket,
  markPosting,
  markShown,
  newestTs,
  type Post,
} from '../store/posts.ts';
import { threadOf } from '../store/threads.ts';
import { type AfterFailure, afterFailure } from './after-failure.ts';
import { findPost, postMark } from './find-post.ts';
import { publishFiles } from './publish-files.ts';
import type { Place, Publishing } from './publishing.ts';
import { settleFailure, settlePosted, settleUpdated } from './settle-post.ts';
import { showPost } from './show-post.ts';
import type { SlackMessage } from './slack-message.ts';

/** Brings one post, or the change of one, to Slack, and writes down what came of it. `goal`: a channel's or person's id. */
export async function publishPost(publishing: Publishing, post: Post, goal: string): Promise<void> {
  const channel = goal === post.recipient ? await openDirectMessages(publishing, post, goal) : goal;
  if (channel === null) return;
  if (post.state === 'posted') return updatePost(publishing, post, channel);
  const { database } = publishing.context;
  const thread = beginsConversation(post) ? null : await threadOf(database, post.conversation);
  if (thread === undefined) return dropPost(database, post.key, 'no-thread');
  const place: Place = { channel, thread, afterTs: post.after_ts ?? (await lookBehind(publishing, channel)) };

  if (post.kind === 'file' && isOfTicket(post)) return publishFiles(publishing, post, place);
  if (post.state === 'posting') {
    let found: string | null;
    try {
      found = await findInSlack(publishing, post, place);
    } catch (error) {
      // The search failed: whether the post arrived is as unknown as before.
      return settleFailure(publishing, post, place, { ...afterFailure(error), known: false });
    }
    if (found !== null) return settlePosted(publishing, post, { channel, ts: found }, null);
  }
  return publishMessage(publishing, post, place);
}

/** The channel of a person's direct messages; null where it cannot be had, which is written down. */
async function openDirectMessages(publishing: Publishing, post: Post, userId: string): Promise<string | null> {
  const { client, context } = publishing;
  try {
    const { channel } = await client.conversations.open({ users: userId });
    return channel?.id ?? null;
  } catch (error) {
    const failure = afterFailure(error);
    if (!(error instanceof WebAPIPlatformError)) {
      await settleFailure(
        publishing,
        post,
        { channel: userId, thread: null, afterTs: '' },
        { ...failure, known: true },
      );
    } else {
      // The person has left, or the app may not write to people: nobody else waits for that.
      context.log.warn({ post: post.key, problem: failure.problem }, 'A supervisor could not be told');
      await dropPost(context.database, post.key, failure.problem);
    }
    return null;
  }
}

/** The ts behind which a post to come will stand. */
async function lookBehind({ context, now }: Publishing, channel: string): Promise<string> {
  const newest = await newestTs(context.database, channel);
  // An hour, for clocks that differ; only where the channel holds nothing of ours yet.
  return newest ?? `${Math.floor(now() / 1000) - 3600}.000000`;
}

function findInSlack({ client, context }: Publishing, post: Post, place: Place): Promise<string | null> {
  return findPost(client, post.key, {
    channel: place.channel,
    threadTs: place.thread?.ts ?? null,
    afterTs: place.afterTs,
    botUserId: context.botUserId,
  });
}

async function publishMessage(publishing: Publishing, post: Post, place: Place): Promise<void> {
  const { client, context } = publishing;
  const shown = await showPost(context, post);
  if (shown === null) return dropPost(context.database, post.key, 'unknown');
  await markPosting(context.database, post, place.channel, place.afterTs);
  const send = async (message: SlackMessage) => {
    const thread = place.thread === null ? {} : { thread_ts: place.thread.ts, reply_broadcast: false as const };
    const { ts } = await client.chat.postMessage({
      channel: place.channel,
      ...thread,
      ...argumentsOf(post, message),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts ?? '';
  };
  // What Slack fails over again and again, while it takes others, may be the mail's words.
  const versions = post.attempts < attemptsInFull ? [shown.full, shown.plain] : [shown.plain];
  const sent = await firstTaken(versions, send);
  if (sent.ok) await settlePosted(publishing, post, { channel: place.channel, ts: sent.value }, shown);
  else await settleFailure(publishing, post, place, sent.failure);
}

const attemptsInFull = 4;

async function updatePost(publishing: Publishing, post: Post, channel: string): Promise<void> {
  const { client, context } = publishing;
  const shown = await showPost(context, post);
  if (shown === null || post.ts === null) return markShown(context.database, post);
  const ts = post.ts;
  const update = (message: SlackMessage) => client.chat.update({ channel, ts, ...argumentsOf(post, message) });
  const updated = await firstTaken([shown.full, shown.plain], update);
  if (updated.ok || leavesItAsItIs.has(updated.failure.kind)) return settleUpdated(publishing, post, channel);
  await settleFailure(publishing, post, { channel, thread: null, afterTs: ts }, updated.failure);
}

const leavesItAsItIs = new Set<AfterFailure['kind']>(['begin-again', 'show-plainly', 'give-up']);

type Attempt<Value> = { ok: true; value: Value } | { ok: false; failure: AfterFailure };

/** In the first of these versions that Slack does not refuse for what it holds. */
async function firstTaken<Value>(
  versions: readonly SlackMessage[],
  send: (message: SlackMessage) => Promise<Value>,
): Promise<Attempt<Value>> {
  let refusal: AfterFailure | null = null;
  for (const message of versions) {
    try {
      return { ok: true, value: await send(message) };
    } catch (error) {
      refusal = afterFailure(error);
      if (refusal.kind !== 'show-plainly') break;
    }
  }
  return { ok: false, failure: refusal as AfterFailure };
}

/** https://docs.slack.dev/reference/methods/chat.postMessage: nothing in `text` is to be linked, unfurled or formatted. */
function argumentsOf({ key }: Post, { text, blocks }: SlackMessage) {
  return {
    text,
    blocks,
    metadata: { event_type: postMark, event_payload: { key } },
    parse: 'none' as const,
    link_names: false,
  };
}
