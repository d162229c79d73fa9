import { checkMessage } from '../block-kit/check-message.ts';
import type { Json } from '../control-api.ts';
import { announceChange, announceDeletion, announceMessage } from '../events/message-events.ts';
import { directMessages } from '../state/default-team.ts';
import { nextTs } from '../state/ids.ts';
import { addMessage, findMessage, isFromApp, removeMessage } from '../state/messages.ts';
import { changed, type StoredChannel, type StoredMessage } from '../state/state.ts';
import { blocksWithIds } from '../state/views.ts';
import { messageOf } from '../wire/message.ts';
import { type Call, channelArgument, type Method, refuse, requireArgument, writableChannel } from './method.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage: a user's id as channel means the direct messages. */
const postMessage: Method = (call) => {
  const { state, args } = call;
  const channel = writableChannel(call, conversationOf(call, requireArgument(call, 'channel')));
  checkMessage(state, call.method, args);
  const message = addMessage(state, {
    channel: channel.id,
    user: state.app.botUserId,
    text: escapeAmpersands(args.text ?? ''),
    blocks: blocksWithIds(args.blocks ?? []),
    attachments: args.attachments ?? [],
    threadTs: threadOf(call, channel, args.thread_ts),
    metadata: args.metadata ?? null,
  });
  announceMessage(state, call.link, message);
  return { channel: channel.id, ts: message.ts, message: messageOf(state, message) };
};

/** https://docs.slack.dev/reference/methods/chat.update: text without blocks removes the blocks. */
const update: Method = (call) => {
  const { state, args } = call;
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  const message = ownMessage(call, channel, 'cant_update_message');
  if (channel.isArchived) refuse(call, 'is_archived', `#${channel.name}`);
  checkMessage(state, call.method, args);
  const before = messageOf(state, message);
  if (args.text !== undefined) message.text = escapeAmpersands(args.text);
  if (args.blocks) message.blocks = blocksWithIds(args.blocks);
  else if (args.text !== undefined) message.blocks = [];
  if (args.attachments) message.attachments = args.attachments;
  if (args.metadata) message.metadata = args.metadata;
  message.edited = { user: state.app.botUserId, ts: nextTs(state) };
  changed(state);
  announceChange(state, call.link, before, message);
  return { channel: channel.id, ts: message.ts, text: message.text, message: messageOf(state, message) };
};

/** https://docs.slack.dev/reference/methods/chat.delete */
const remove: Method = (call) => {
  const { state } = call;
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  const message = ownMessage(call, channel, 'cant_delete_message');
  removeMessage(state, message);
  announceDeletion(state, call.link, message);
  return { channel: channel.id, ts: message.ts };
};

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
const postEphemeral: Method = (call) => {
  const { state, args } = call;
  const channel = writableChannel(call, channelArgument(call, requireArgument(call, 'channel')));
  const user = String(requireArgument(call, 'user'));
  if (!channel.members.includes(user)) refuse(call, 'user_not_in_channel', `${user} in #${channel.name}`);
  checkMessage(state, call.method, args);
  const message = addMessage(state, {
    channel: channel.id,
    user: state.app.botUserId,
    text: escapeAmpersands(args.text ?? ''),
    blocks: blocksWithIds(args.blocks ?? []),
    attachments: args.attachments ?? [],
    threadTs: threadOf(call, channel, args.thread_ts),
    ephemeralFor: user,
  });
  return { message_ts: message.ts };
};

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
const getPermalink: Method = (call) => {
  const { state } = call;
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  const message = findMessage(state, channel.id, requireArgument(call, 'message_ts'));
  if (!message) return refuse(call, 'message_not_found');
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  return {
    channel: channel.id,
    permalink: `${state.url}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`,
  };
};

/**
 * The thread that an argument names, or null. A reply's ts goes to its parent's thread, as in Slack.
 * @throws SlackRefusal thread_not_found
 */
export function threadOf(call: Call, channel: StoredChannel, ts: Json): string | null {
  if (!ts) return null;
  const parent = findMessage(call.state, channel.id, String(ts));
  if (!parent) return refuse(call, 'thread_not_found', `no message ${ts} in #${channel.name}`);
  return parent.threadTs ?? parent.ts;
}

function conversationOf(call: Call, argument: Json): StoredChannel {
  const { state } = call;
  return state.users.has(argument) ? directMessages(state, argument) : channelArgument(call, argument);
}

function ownMessage(call: Call, channel: StoredChannel, code: string): StoredMessage {
  const ts = String(requireArgument(call, 'ts'));
  const message = findMessage(call.state, channel.id, ts);
  if (!message) return refuse(call, 'message_not_found', `${ts} in #${channel.name}`);
  if (!isFromApp(call.state, message)) return refuse(call, code, `${ts} is not a message of the app`);
  return message;
}

/** A lone `&` is stored as `&amp;`; what the app has escaped already stays. */
function escapeAmpersands(text: string): string {
  return String(text).replace(/&(?!amp;|lt;|gt;)/g, '&amp;');
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
