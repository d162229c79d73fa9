import type { User } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { directMessages } from '../state/default-team.ts';
import { nextTs } from '../state/ids.ts';
import { addMessage } from '../state/messages.ts';
import { changed, type State, type StoredChannel, type StoredMessage } from '../state/state.ts';
import { userOf } from '../wire/user.ts';
import { viewOf } from '../wire/view.ts';
import { announceMessage } from './message-events.ts';

/** https://docs.slack.dev/reference/events/app_home_opened: with `view` once a home was published. */
export function announceHomeOpened(state: State, link: AppLink, user: string): void {
  const home = state.homes.get(user);
  link.event({
    type: 'app_home_opened',
    user,
    channel: directMessages(state, user).id,
    tab: 'home',
    ...(home && { view: viewOf(state, home) }),
    event_ts: nextTs(state),
  });
}

/** https://docs.slack.dev/reference/events/reaction_added */
export function announceReaction(
  state: State,
  link: AppLink,
  type: 'reaction_added' | 'reaction_removed',
  { user, name, message }: { user: string; name: string; message: StoredMessage },
): void {
  if (!state.channels.get(message.channel)?.members.includes(state.app.botUserId)) return;
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  link.event({ type, user, reaction: name, item, item_user: message.user, event_ts: nextTs(state) });
}

/** Makes someone a member of a channel; posts Slack's line about it and tells the app where the bot is a member. */
export function joinChannel(
  state: State,
  link: AppLink,
  { channel, user, inviter }: { channel: StoredChannel; user: string; inviter?: string },
): void {
  if (channel.members.includes(user)) return;
  channel.members.push(user);
  changed(state);
  const text = `<@${user}> has joined the channel`;
  const message = addMessage(state, { channel: channel.id, user, text, subtype: 'channel_join' });
  if (!channel.members.includes(state.app.botUserId)) return;
  link.event({
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: state.team.id,
    ...(inviter && { inviter }),
    event_ts: nextTs(state),
  });
  announceMessage(state, link, message);
}

/** https://docs.slack.dev/reference/events/channel_archive and channel_unarchive */
export function announceArchive(state: State, link: AppLink, channel: StoredChannel, user: string): void {
  if (!channel.members.includes(state.app.botUserId)) return;
  const type = `${channel.kind === 'public' ? 'channel' : 'group'}_${channel.isArchived ? 'archive' : 'unarchive'}`;
  link.event({ type, channel: channel.id, user, event_ts: nextTs(state) });
}

/** https://docs.slack.dev/reference/events/channel_created */
export function announceCreation(state: State, link: AppLink, channel: StoredChannel): void {
  if (channel.kind !== 'public') return;
  const { id, name, created, creator } = channel;
  link.event({ type: 'channel_created', channel: { id, name, created, creator }, event_ts: nextTs(state) });
}

/** https://docs.slack.dev/reference/events/user_change */
export function announceUserChange(state: State, link: AppLink, user: User): void {
  const ts = nextTs(state);
  link.event({ type: 'user_change', user: userOf(state, user, { locale: true }), cache_ts: Number(ts), event_ts: ts });
}
