import type { Group } from '@inbox-email/core/desk.ts';
import type { RecoveryFacts } from '../alerts/account-event.ts';
import { botActor } from '../bot-actor.ts';
import type { BotContext } from '../context.ts';
import { dropPost, type Post, putOff } from '../store/posts.ts';
import { threadOf } from '../store/threads.ts';
import { clearTrouble } from '../store/troubles.ts';
import type { DigestFacts } from './digest.ts';
import type { Publishing } from './publishing.ts';
import { tellTrouble } from './tell-trouble.ts';
import { unlessUnknown } from './unless-unknown.ts';

/**
 * Where a post goes: a channel, or a person's id for their direct messages. Null when it has to wait for a channel, or
 * there is nothing to post any more; both are written down.
 */
export async function destinationOf(
  publishing: Publishing,
  post: Post,
  groups: readonly Group[],
): Promise<string | null> {
  const { context, now } = publishing;
  const { database } = context;
  const thread = await threadOf(database, post.conversation);
  if (thread !== undefined) return thread.channel;
  // Not `post.channel`: a post that may have arrived is looked for where it was sent.
  if (post.state === 'posting' && post.channel !== null) return post.channel;
  if (post.recipient !== null) return post.recipient;
  const groupId = await groupOf(context, post);
  if (groupId === null) {
    await dropPost(database, post.key, 'unknown');
    return null;
  }
  const group = groups.find(({ id }) => id === groupId);
  if (group?.channel) {
    await clearTrouble(database, `group:${group.id}`);
    return group.channel;
  }
  await putOff(database, post, { dueAt: now() + channelWait, problem: 'no-channel', known: true });
  await tellTrouble(publishing, { kind: 'no-channel', groupId, groupName: group?.name ?? groupId });
  return null;
}

const channelWait = 60_000;

/** The group whose channel shows the post; null where the desk no longer knows what it is about. */
export async function groupOf(context: BotContext, post: Post): Promise<string | null> {
  const { desk } = context;
  if (post.ticket_id !== null) return (await desk.tickets.get(post.ticket_id).catch(unlessUnknown))?.groupId ?? null;
  const about = JSON.parse(post.about ?? '{}') as DigestFacts | RecoveryFacts;
  if ('groupId' in about) return about.groupId;
  return (await desk.accounts.get(botActor(context), about.accountId).catch(unlessUnknown))?.groupId ?? null;
}
