import { announceReaction } from '../events/workspace-events.ts';
import { findMessage } from '../state/messages.ts';
import { addReaction, removeReaction } from '../state/reactions.ts';
import type { StoredMessage } from '../state/state.ts';
import { messageOf } from '../wire/message.ts';
import { type Call, channelArgument, type Method, refuse, requireArgument } from './method.ts';

/** https://docs.slack.dev/reference/methods/reactions.add */
const add: Method = (call) => {
  const { state, link } = call;
  const message = messageArgument(call);
  const name = emojiArgument(call);
  if (!addReaction(state, message, name, state.app.botUserId)) refuse(call, 'already_reacted');
  announceReaction(state, link, 'reaction_added', { user: state.app.botUserId, name, message });
  return {};
};

/** https://docs.slack.dev/reference/methods/reactions.remove */
const remove: Method = (call) => {
  const { state, link } = call;
  const message = messageArgument(call);
  const name = emojiArgument(call);
  if (!removeReaction(state, message, name, state.app.botUserId)) refuse(call, 'no_reaction');
  announceReaction(state, link, 'reaction_removed', { user: state.app.botUserId, name, message });
  return {};
};

/** https://docs.slack.dev/reference/methods/reactions.get */
const get: Method = (call) => {
  const message = messageArgument(call);
  return { type: 'message', channel: message.channel, message: messageOf(call.state, message) };
};

function messageArgument(call: Call): StoredMessage {
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  if (channel.isArchived) refuse(call, 'is_archived', `#${channel.name}`);
  const ts = String(requireArgument(call, 'timestamp'));
  return findMessage(call.state, channel.id, ts) ?? refuse(call, 'message_not_found', `${ts} in #${channel.name}`);
}

function emojiArgument(call: Call): string {
  const name = String(requireArgument(call, 'name'));
  return /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name) ? name : refuse(call, 'invalid_name', name);
}

export const reactionMethods: Record<string, Method> = {
  'reactions.add': add,
  'reactions.remove': remove,
  'reactions.get': get,
};
