import type { Json } from '../control-api.ts';
import type { State, StoredChannel } from '../state/state.ts';

/** A conversation object as conversations.info gives it. https://docs.slack.dev/reference/objects/conversation-object */
export function channelOf(state: State, channel: StoredChannel): Json {
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_org_shared: false,
    context_team_id: state.team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    const user = channel.members.find((member) => member !== state.app.botUserId);
    return { ...common, is_im: true, user, is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_general: false,
    unlinked: 0,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    creator: channel.creator,
    shared_team_ids: [state.team.id],
    is_member: channel.members.includes(state.app.botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.length,
  };
}

/** `channel_type` of message events. */
export function channelTypeOf(channel: StoredChannel): 'channel' | 'group' | 'im' {
  const types = { public: 'channel', private: 'group', im: 'im' } as const;
  return types[channel.kind];
}

/** The short form of a channel in interactions and commands, where private channels go by a general name. */
export function actingChannel(channel: StoredChannel): { id: string; name: string } {
  const names = { public: channel.name, private: 'privategroup', im: 'directmessage' };
  return { id: channel.id, name: names[channel.kind] };
}
