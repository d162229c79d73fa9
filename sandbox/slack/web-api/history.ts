import type { Json } from '../control-api.ts';
import { findMessage, repliesTo } from '../state/messages.ts';
import type { StoredMessage } from '../state/state.ts';
import { messageOf } from '../wire/message.ts';
import { type Call, channelArgument, isTrue, type Method, page, refuse, requireArgument } from './method.ts';

/** https://docs.slack.dev/reference/methods/conversations.history: newest first, without replies. */
const history: Method = (call) => {
  const { state } = call;
  const channel = readableChannel(call);
  const roots = state.messages
    .filter((message) => message.channel === channel && !message.threadTs && !message.ephemeralFor)
    .filter(inRange(call.args))
    .reverse();
  return answer(call, roots);
};

/** https://docs.slack.dev/reference/methods/conversations.replies: the parent, then its replies, oldest first. */
const replies: Method = (call) => {
  const { state } = call;
  const channel = readableChannel(call);
  const parent = findMessage(state, channel, String(requireArgument(call, 'ts')));
  if (!parent) return refuse(call, 'thread_not_found');
  return answer(call, [parent, ...repliesTo(state, parent).filter(inRange(call.args))]);
};

function readableChannel(call: Call): string {
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  if (!channel.members.includes(call.state.app.botUserId)) refuse(call, 'not_in_channel', `#${channel.name}`);
  return channel.id;
}

/** `oldest` and `latest` are left out themselves unless `inclusive`. */
function inRange({ oldest, latest, inclusive }: Record<string, Json>): (message: StoredMessage) => boolean {
  const from = oldest ? Number(oldest) : 0;
  const to = latest ? Number(latest) : Number.POSITIVE_INFINITY;
  return ({ ts }) => {
    const at = Number(ts);
    return isTrue(inclusive) ? at >= from && at <= to : at > from && at < to;
  };
}

function answer({ state, args }: Call, messages: readonly StoredMessage[]): Json {
  const { items, next } = page(messages, args);
  const metadata = isTrue(args.include_all_metadata);
  return {
    messages: items.map((message) => messageOf(state, message, { metadata })),
    has_more: next !== '',
    ...(next && { response_metadata: { next_cursor: next } }),
  };
}

export const historyMethods: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
