import type { Json } from '../control-api.ts';
import { joinChannel } from '../events/workspace-events.ts';
import { directMessages } from '../state/default-team.ts';
import type { StoredChannel } from '../state/state.ts';
import { channelOf } from '../wire/channel.ts';
import { type Call, channelArgument, isTrue, type Method, page, refuse, requireArgument } from './method.ts';

/** https://docs.slack.dev/reference/methods/conversations.list: public channels unless `types` says otherwise. */
const list: Method = ({ state, args }) => {
  const types = String(args.types ?? 'public_channel').split(',');
  const wanted = [...state.channels.values()].filter(
    (channel) =>
      types.includes(typeOf(channel)) &&
      (!channel.isPrivate || channel.members.includes(state.app.botUserId)) &&
      !(isTrue(args.exclude_archived) && channel.isArchived),
  );
  const { items, next } = page(wanted, args);
  return {
    channels: items.map((channel) => channelOf(state, channel)),
    response_metadata: { next_cursor: next },
  };
};

/** https://docs.slack.dev/reference/methods/conversations.info */
const info: Method = (call) => {
  const channel = channelOf(call.state, channelArgument(call, requireArgument(call, 'channel')));
  if (!isTrue(call.args.include_num_members)) delete channel.num_members;
  return { channel };
};

/** https://docs.slack.dev/reference/methods/conversations.members */
const members: Method = (call) => {
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  const { items, next } = page(channel.members, call.args);
  return { members: items, response_metadata: { next_cursor: next } };
};

/** https://docs.slack.dev/reference/methods/conversations.join */
const join: Method = (call) => {
  const { state, link } = call;
  const channel = channelArgument(call, requireArgument(call, 'channel'));
  if (channel.kind !== 'public') refuse(call, 'method_not_supported_for_channel_type');
  if (channel.isArchived) refuse(call, 'is_archived', `#${channel.name}`);
  const already = channel.members.includes(state.app.botUserId);
  joinChannel(state, link, { channel, user: state.app.botUserId });
  if (!already) return { channel: channelOf(state, channel) };
  return {
    channel: channelOf(state, channel),
    warning: 'already_in_channel',
    response_metadata: { warnings: ['already_in_channel'] },
  };
};

/** https://docs.slack.dev/reference/methods/conversations.open, for direct messages with one person. */
const open: Method = (call) => {
  const { state, args } = call;
  const users = String(args.users ?? '').split(',');
  const channel = args.channel ? channelArgument(call) : directMessages(state, knownUser(call, users));
  if (!isTrue(args.return_im)) return { channel: { id: channel.id } };
  return { channel: channelOf(state, channel) };
};

function knownUser(call: Call, users: readonly string[]): string {
  const [user = ''] = users;
  if (users.length > 1) refuse(call, 'method_not_supported_for_channel_type', 'only direct messages with one person');
  if (!call.state.users.has(user)) refuse(call, 'user_not_found', `no user ${user}`);
  if (user === call.state.app.botUserId) refuse(call, 'cannot_dm_bot');
  return user;
}

function typeOf(channel: StoredChannel): string {
  return { public: 'public_channel', private: 'private_channel', im: 'im' }[channel.kind];
}

export const conversationMethods: Record<string, Method> = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.join': join,
  'conversations.open': open,
} satisfies Record<string, (call: Call) => Json>;
