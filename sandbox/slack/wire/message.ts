import type { Json } from '../control-api.ts';
import { isFromApp, repliesTo } from '../state/messages.ts';
import type { State, StoredMessage } from '../state/state.ts';
import { fileOf } from './file.ts';

/** A message as history, events and interactions carry it. https://docs.slack.dev/reference/events/message */
export function messageOf(state: State, message: StoredMessage, { metadata = false } = {}): Json {
  const files = message.files.flatMap((id) => state.files.get(id) ?? []).map((file) => fileOf(state, file));
  return {
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    user: message.user,
    ...(isFromApp(state, message) ? fromApp(state) : {}),
    ...(message.clientMsgId && { client_msg_id: message.clientMsgId }),
    text: message.text,
    team: state.team.id,
    ts: message.ts,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(files.length > 0 && { files, upload: false }),
    ...(message.edited && { edited: message.edited }),
    ...(message.reactions.length > 0 && { reactions: message.reactions.map(withCount) }),
    ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...threadFields(state, message),
  };
}

/** Fields that tell a message of the app from a person's. */
function fromApp(state: State): Json {
  const { botId, id } = state.app;
  const name = state.users.get(state.app.botUserId)?.realName ?? '';
  return {
    bot_id: botId,
    app_id: id,
    bot_profile: { id: botId, app_id: id, name, icons: {}, deleted: false, updated: 0, team_id: state.team.id },
  };
}

function withCount({ name, users }: { name: string; users: string[] }): Json {
  return { name, users, count: users.length };
}

function threadFields(state: State, message: StoredMessage): Json {
  if (message.threadTs) {
    const parent = state.messages.find(({ channel, ts }) => channel === message.channel && ts === message.threadTs);
    return { thread_ts: message.threadTs, parent_user_id: parent?.user ?? message.user };
  }
  const replies = repliesTo(state, message);
  const last = replies.at(-1);
  if (!last) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: last.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: true,
  };
}
