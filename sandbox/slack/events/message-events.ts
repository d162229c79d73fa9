import type { Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { nextTs } from '../state/ids.ts';
import type { State, StoredChannel, StoredMessage } from '../state/state.ts';
import { channelTypeOf } from '../wire/channel.ts';
import { messageOf } from '../wire/message.ts';

/**
 * Tells the app of a new message, whoever wrote it (its own messages too), where the bot is a member.
 * https://docs.slack.dev/reference/events/message
 */
export function announceMessage(state: State, link: AppLink, message: StoredMessage): void {
  const channel = heardChannel(state, message);
  if (!channel) return;
  const place = { channel: channel.id, event_ts: message.ts, channel_type: channelTypeOf(channel) };
  const event = { ...messageOf(state, message), ...place };
  link.event(event);
  if (message.text.includes(`<@${state.app.botUserId}>`) && message.user !== state.app.botUserId) {
    const { channel_type: _, ...mention } = event;
    link.event({ ...mention, type: 'app_mention' });
  }
}

export function announceChange(state: State, link: AppLink, before: Json, message: StoredMessage): void {
  const after = messageOf(state, message);
  announceSubtype(state, link, message, 'message_changed', { message: after, previous_message: before });
}

export function announceDeletion(state: State, link: AppLink, message: StoredMessage): void {
  const previous = messageOf(state, message);
  announceSubtype(state, link, message, 'message_deleted', { deleted_ts: message.ts, previous_message: previous });
}

function announceSubtype(state: State, link: AppLink, message: StoredMessage, subtype: string, more: object): void {
  const channel = heardChannel(state, message);
  if (!channel) return;
  const ts = nextTs(state);
  const place = { channel: channel.id, hidden: true, ts, event_ts: ts, channel_type: channelTypeOf(channel) };
  link.event({ type: 'message', subtype, ...more, ...place });
}

/** The channel of a message that the app hears of: not ephemeral, and the bot is a member. */
function heardChannel(state: State, message: StoredMessage): StoredChannel | null {
  const channel = state.channels.get(message.channel);
  const heard = channel?.members.includes(state.app.botUserId) && message.ephemeralFor === null;
  return channel && heard ? channel : null;
}
