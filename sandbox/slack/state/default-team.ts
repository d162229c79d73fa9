import type { User } from '../control-api.ts';
import { newId } from './ids.ts';
import type { State, StoredChannel } from './state.ts';

/** The people of the default team: a supervisor and agents in three languages. */
export const defaultPeople: readonly User[] = [
  person('U0ANA00001', 'ana', 'Ana Souza', 'pt-BR', '#7a3e9d', true),
  person('U0BRUNO001', 'bruno', 'Bruno Lima', 'pt-BR', '#2f6f4f', false),
  person('U0CARLA001', 'carla', 'Carla Gómez', 'es-ES', '#b3541e', false),
  person('U0DAN00001', 'dan', 'Dan Walker', 'en-US', '#1f5fa8', false),
];

export const defaultChannels: readonly string[] = ['geral', 'sac', 'vendas'];

/** Fills an empty workspace with people, the bot, and channels that all of them are members of. */
export function populate(state: State, people: readonly User[], channelNames: readonly string[]): void {
  const botName = state.manifest?.features?.bot_user?.display_name ?? 'Inbox Email';
  const bot: User = { ...person(state.app.botUserId, 'bot', botName, 'en-US', '#4a154b', false), isBot: true };
  for (const user of [...people, bot]) state.users.set(user.id, user);
  const members = [...state.users.keys()];
  for (const name of channelNames) addChannel(state, { name, kind: 'public', members, creator: members[0] ?? bot.id });
}

/** Adds a channel and answers it. A direct message is named after the bot. */
export function addChannel(
  state: State,
  { name, kind, members, creator }: Pick<StoredChannel, 'name' | 'kind' | 'members' | 'creator'>,
): StoredChannel {
  const channel: StoredChannel = {
    id: newId(state, kind === 'im' ? 'D' : 'C'),
    name,
    kind,
    isPrivate: kind !== 'public',
    isArchived: false,
    members: [...members],
    created: Math.floor(state.clock() / 1000),
    creator,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** The direct-message channel between a person and the bot; made on first use, as Slack does. */
export function directMessages(state: State, user: string): StoredChannel {
  for (const channel of state.channels.values()) {
    if (channel.kind === 'im' && channel.members.includes(user)) return channel;
  }
  const name = state.users.get(state.app.botUserId)?.realName ?? 'bot';
  return addChannel(state, { name, kind: 'im', members: [user, state.app.botUserId], creator: user });
}

function person(id: string, name: string, realName: string, locale: string, color: string, admin: boolean): User {
  return { id, name, realName, locale, isAdmin: admin, isOwner: admin, isBot: false, color };
}
