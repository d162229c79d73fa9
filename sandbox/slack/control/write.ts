import { randomUUID } from 'node:crypto';
import type { Act, ActResult } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { announceMessage } from '../events/message-events.ts';
import { announceReaction, joinChannel } from '../events/workspace-events.ts';
import { addMessage, findMessage } from '../state/messages.ts';
import { addReaction, removeReaction } from '../state/reactions.ts';
import type { State } from '../state/state.ts';
import { escapeTyped, type Mentions } from '../text/escape.ts';
import { richTextOf } from '../text/rich-text.ts';

/** A person writes a message, perhaps in a thread and with files. Writing in a public channel joins it. */
export function sendMessage(state: State, link: AppLink, act: Extract<Act, { type: 'send-message' }>): ActResult {
  const channel = state.channels.get(act.channel);
  if (!channel || (channel.isPrivate && !channel.members.includes(act.as))) return refusal('channel_not_found');
  if (channel.isArchived) return refusal('is_archived');
  const parent = act.threadTs ? findMessage(state, channel.id, act.threadTs) : null;
  if (parent === undefined) return refusal('thread_not_found');
  const files = act.fileIds ?? [];
  if (!files.every((id) => state.files.has(id))) return refusal('file_not_found');
  if (act.text === '' && files.length === 0) return refusal('no_text');
  joinChannel(state, link, { channel, user: act.as });
  const mentions = mentionsOf(state);
  const message = addMessage(state, {
    channel: channel.id,
    user: act.as,
    text: escapeTyped(act.text, mentions),
    blocks: act.text === '' ? [] : [richTextOf(act.text, mentions)],
    threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
    files,
    subtype: files.length > 0 ? 'file_share' : null,
    clientMsgId: randomUUID(),
  });
  announceMessage(state, link, message);
  return { ok: true };
}

/** A person adds a reaction, or takes it away where they had added it before. */
export function react(state: State, link: AppLink, act: Extract<Act, { type: 'react' }>): ActResult {
  const message = findMessage(state, act.channel, act.ts);
  if (!message) return refusal('message_not_found');
  const about = { user: act.as, name: act.name, message };
  if (addReaction(state, message, act.name, act.as)) {
    announceReaction(state, link, 'reaction_added', about);
  } else {
    removeReaction(state, message, act.name, act.as);
    announceReaction(state, link, 'reaction_removed', about);
  }
  return { ok: true };
}

function mentionsOf(state: State): Mentions {
  const named = [...state.channels.values()].filter(({ kind }) => kind !== 'im');
  return {
    users: new Map([...state.users.values()].map(({ name, id }) => [name, id])),
    channels: new Map(named.map(({ name, id }) => [name, id])),
  };
}

function refusal(error: string): ActResult {
  return { ok: false, error };
}
