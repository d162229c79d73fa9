import type { Act, ActResult } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { announceArchive, announceCreation, announceUserChange, joinChannel } from '../events/workspace-events.ts';
import { addChannel } from '../state/default-team.ts';
import { changed, type State } from '../state/state.ts';

/** A person changes the language of their Slack. */
export function setLocale(state: State, link: AppLink, act: Extract<Act, { type: 'set-locale' }>): ActResult {
  const user = state.users.get(act.as);
  if (!user) return { ok: false, error: 'user_not_found' };
  user.locale = act.locale;
  changed(state);
  announceUserChange(state, link, user);
  return { ok: true };
}

export function inviteBot(state: State, link: AppLink, act: Extract<Act, { type: 'invite-bot' }>): ActResult {
  const channel = state.channels.get(act.channel);
  if (!channel) return { ok: false, error: 'channel_not_found' };
  if (channel.isArchived) return { ok: false, error: 'is_archived' };
  joinChannel(state, link, { channel, user: state.app.botUserId, inviter: act.as });
  return { ok: true };
}

/** Slack's channel names: small letters, digits, hyphens and underscores, at most 80. */
export function createChannel(state: State, link: AppLink, act: Extract<Act, { type: 'create-channel' }>): ActResult {
  if (!/^[\p{Ll}\p{Lo}\d_-]{1,80}$/u.test(act.name)) return { ok: false, error: 'invalid_name_specials' };
  if ([...state.channels.values()].some(({ name }) => name === act.name)) return { ok: false, error: 'name_taken' };
  const kind = act.isPrivate ? 'private' : 'public';
  const channel = addChannel(state, { name: act.name, kind, members: [act.as], creator: act.as });
  changed(state);
  announceCreation(state, link, channel);
  return { ok: true };
}

/** Archives a channel, or brings it back: nobody writes in an archived one. */
export function archiveChannel(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'archive-channel' | 'unarchive-channel' }>,
): ActResult {
  const archived = act.type === 'archive-channel';
  const channel = state.channels.get(act.channel);
  if (!channel || channel.kind === 'im') return { ok: false, error: 'channel_not_found' };
  if (channel.isArchived === archived) return { ok: false, error: archived ? 'already_archived' : 'not_archived' };
  channel.isArchived = archived;
  changed(state);
  announceArchive(state, link, channel, act.as);
  return { ok: true };
}
