import type { Json } from '../control-api.ts';
import { nextTs } from './ids.ts';
import { changed, type State, type StoredMessage } from './state.ts';

export interface NewMessage {
  channel: string;
  user: string;
  text: string;
  threadTs?: string | null;
  blocks?: Json[];
  attachments?: Json[];
  files?: string[];
  ephemeralFor?: string | null;
  metadata?: Json | null;
  subtype?: string | null;
  clientMsgId?: string | null;
}

/** Adds a message with the next ts and answers it. */
export function addMessage(state: State, message: NewMessage): StoredMessage {
  const added: StoredMessage = {
    threadTs: null,
    blocks: [],
    attachments: [],
    files: [],
    ephemeralFor: null,
    metadata: null,
    subtype: null,
    clientMsgId: null,
    ...message,
    ts: nextTs(state),
    edited: null,
    reactions: [],
  };
  state.messages.push(added);
  for (const id of added.files) {
    state.files.get(id)?.shares.push({ channel: added.channel, ts: added.ts, threadTs: added.threadTs });
  }
  changed(state);
  return added;
}

/** A message of a channel that everyone may see; ephemeral ones cannot be found, as in Slack. */
export function findMessage(state: State, channel: string, ts: unknown): StoredMessage | undefined {
  return state.messages.find((message) => message.channel === channel && message.ts === ts && !message.ephemeralFor);
}

export function removeMessage(state: State, message: StoredMessage): void {
  state.messages.splice(state.messages.indexOf(message), 1);
  changed(state);
}

/** The replies in a message's thread, oldest first. */
export function repliesTo(state: State, { channel, ts }: StoredMessage): StoredMessage[] {
  return state.messages.filter((reply) => reply.channel === channel && reply.threadTs === ts && !reply.ephemeralFor);
}

export function isFromApp(state: State, message: StoredMessage): boolean {
  return message.user === state.app.botUserId;
}
