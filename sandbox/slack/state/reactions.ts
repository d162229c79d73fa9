import { changed, type State, type StoredMessage } from './state.ts';

/** Adds a person's reaction; false where they had reacted so already. */
export function addReaction(state: State, message: StoredMessage, name: string, user: string): boolean {
  const reaction = message.reactions.find((one) => one.name === name);
  if (reaction?.users.includes(user)) return false;
  if (reaction) reaction.users.push(user);
  else message.reactions.push({ name, users: [user] });
  changed(state);
  return true;
}

/** Takes a person's reaction away; false where there was none. */
export function removeReaction(state: State, message: StoredMessage, name: string, user: string): boolean {
  const reaction = message.reactions.find((one) => one.name === name);
  if (!reaction?.users.includes(user)) return false;
  reaction.users = reaction.users.filter((one) => one !== user);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  changed(state);
  return true;
}
