import { dropPost, markPosting, markShown, newestTs, type Post } from '../store/posts.ts';
import { threadOf } from '../store/threads.ts';
import { type AfterFailure, afterFailure } from './after-failure.ts';
import { findFile, findPost, postMark } from './find-post.ts';
import type { Place, Publishing } from './publishing.ts';
import { settleFailure, settlePosted } from './settle-post.ts';
import { type ShownPost, showPost } from './show-post.ts';
import type { SlackMessage } from './ticket-message.ts';
import { unlessUnknown } from './unless-unknown.ts';
import { shareFile, uploadFile } from './upload-file.ts';

/** Brings one post, or the change of one, to Slack, and writes down what came of it. */
export async function publishPost(publishing: Publishing, post: Post, channel: string): Promise<void> {
  if (post.state === 'posted') return updatePost(publishing, post, channel);
  const { database } = publishing.context;
  const thread = post.kind === 'ticket' ? null : await threadOf(database, post.ticket_id);
  if (thread === undefined) return dropPost(database, post.key, 'no-thread');
  const place: Place = { channel, thread, afterTs: post.after_ts ?? (await lookBehind(publishing, channel)) };

  if (post.state === 'posting') {
    let found: string | null;
    try {
      found = await findInSlack(publishing, post, place);
    } catch (error) {
      // The search failed: whether the post arrived is as unknown as before.
      return settleFailure(publishing, post, place, { ...afterFailure(error, post.attempts), known: false });
    }
    if (found !== null) return settlePosted(publishing, post, { channel, ts: found }, null);
  }
  return post.kind === 'file' ? publishFile(publishing, post, place) : publishMessage(publishing, post, place);
}

/** The ts behind which a post to come will stand. */
async function lookBehind({ context, now }: Publishing, channel: string): Promise<string> {
  const newest = await newestTs(context.database, channel);
  // An hour, for clocks that differ; only where the channel holds nothing of ours yet.
  return newest ?? `${Math.floor(now() / 1000) - 3600}.000000`;
}

function findInSlack({ client, context }: Publishing, post: Post, place: Place): Promise<string | null> {
  const where = {
    channel: place.channel,
    threadTs: place.thread?.ts ?? null,
    afterTs: place.afterTs,
    botUserId: context.botUserId,
  };
  if (post.kind !== 'file') return findPost(client, post.key, where);
  return post.file_id === null ? Promise.resolve(null) : findFile(client, post.file_id, where);
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
  const sent = await fullOrPlain(shown, post, send);
  if (sent.ok) await settlePosted(publishing, post, { channel: place.channel, ts: sent.value }, shown);
  else await settleFailure(publishing, post, place, sent.failure);
}

async function updatePost(publishing: Publishing, post: Post, channel: string): Promise<void> {
  const { client, context } = publishing;
  const shown = await showPost(context, post);
  if (shown === null || post.ts === null) return markShown(context.database, post);
  const ts = post.ts;
  const update = (message: SlackMessage) => client.chat.update({ channel, ts, ...argumentsOf(post, message) });
  const updated = await fullOrPlain(shown, post, update);
  if (updated.ok || leavesItAsItIs.has(updated.failure.kind)) return markShown(context.database, post);
  await settleFailure(publishing, post, { channel, thread: null, afterTs: ts }, updated.failure);
}

const leavesItAsItIs = new Set<AfterFailure['kind']>(['begin-again', 'show-plainly', 'give-up']);

type Attempt<Value> = { ok: true; value: Value } | { ok: false; failure: AfterFailure };

/** With the mail's words; without them where Slack refuses those. */
async function fullOrPlain<Value>(
  { full, plain }: ShownPost,
  { attempts }: Post,
  send: (message: SlackMessage) => Promise<Value>,
): Promise<Attempt<Value>> {
  let refusal: AfterFailure | null = null;
  for (const message of [full, plain]) {
    try {
      return { ok: true, value: await send(message) };
    } catch (error) {
      refusal = afterFailure(error, attempts);
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

async function publishFile(publishing: Publishing, post: Post, place: Place): Promise<void> {
  const { client, context } = publishing;
  const { desk, database } = context;
  const index = post.part - 1;
  const message = await desk.tickets.message(post.message_id).catch(unlessUnknown);
  const attachment = message?.attachments.find((one) => one.index === index);
  const bytes = await desk.tickets.openAttachment(post.message_id, index).catch(unlessUnknown);
  if (attachment === undefined || bytes === null || place.thread === null) {
    return dropPost(database, post.key, 'unknown');
  }
  try {
    const fileId = await uploadFile(client, attachment.filename, bytes);
    await markPosting(database, { ...post, file_id: fileId }, place.channel, place.afterTs);
    await shareFile(client, fileId, attachment.filename, place.thread);
  } catch (error) {
    return settleFailure(publishing, post, place, afterFailure(error, post.attempts));
  }
  // Slack tells no ts: it shares the file in its own time.
  await settlePosted(publishing, post, { channel: place.channel, ts: null }, null);
}
