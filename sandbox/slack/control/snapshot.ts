import type { Channel, OpenView, PostedMessage, Snapshot } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import type { State, StoredChannel, StoredMessage, StoredView } from '../state/state.ts';
import { pageFileOf } from '../wire/file.ts';

/** The workspace as one person sees it. */
export function snapshotFor(state: State, link: AppLink, me: string): Snapshot {
  const channels = [...state.channels.values()].filter(({ isPrivate, members }) => !isPrivate || members.includes(me));
  const visible = new Set(channels.map(({ id }) => id));
  const home = state.homes.get(me);
  return {
    team: state.team,
    me,
    botUserId: state.app.botUserId,
    users: [...state.users.values()],
    channels: channels.map(pageChannel),
    messages: state.messages
      .filter(({ channel, ephemeralFor }) => visible.has(channel) && (ephemeralFor === null || ephemeralFor === me))
      .map((message) => pageMessage(state, message)),
    home: home ? pageView(home) : null,
    modals: (state.modals.get(me) ?? []).map(pageView),
    commands: (state.manifest?.features?.slash_commands ?? []).map((one) => ({
      command: one.command,
      description: one.description ?? '',
      usageHint: one.usage_hint ?? '',
    })),
    messageShortcuts: (state.manifest?.features?.shortcuts ?? [])
      .filter(({ type }) => type === 'message')
      .map(({ callback_id, name }) => ({ callbackId: callback_id, name })),
    complaints: state.complaints,
    app: link.transport.connected() ? link.transport.kind : 'none',
  };
}

function pageChannel({ id, name, isPrivate, isArchived, members }: StoredChannel): Channel {
  return { id, name, isPrivate, isArchived, members };
}

function pageMessage(state: State, message: StoredMessage): PostedMessage {
  const { channel, ts, threadTs, user, text, blocks, ephemeralFor, reactions, metadata } = message;
  return {
    channel,
    ts,
    threadTs,
    user,
    text,
    blocks,
    files: message.files.flatMap((id) => state.files.get(id) ?? []).map(pageFileOf),
    edited: message.edited !== null,
    ephemeralFor,
    reactions,
    metadata,
  };
}

function pageView({ id, hash, view, state, errors, submitting }: StoredView): OpenView {
  return { id, hash, type: view.type, callbackId: view.callback_id ?? '', view, state, errors, submitting };
}
