import type { PostedMessage, Snapshot } from '../../control-api.ts';

/** What a person has not read of a channel: how many messages, and how many of them mention that person. */
export interface Unread {
  messages: number;
  mentions: number;
}

/** Up to which message a person has read a channel; kept by the browser. */
export function readUpTo(snapshot: Snapshot, channel: string): string {
  return localStorage.getItem(markName(snapshot, channel)) ?? '0';
}

/** Marks all messages of a channel as read. */
export function markRead(snapshot: Snapshot, channel: string): void {
  const last = snapshot.messages.findLast((message) => message.channel === channel);
  if (last) localStorage.setItem(markName(snapshot, channel), last.ts);
}

export function unreadOf(snapshot: Snapshot, channel: string): Unread {
  const since = readUpTo(snapshot, channel);
  const unread = snapshot.messages.filter(
    (message) =>
      message.channel === channel && message.ts > since && message.user !== snapshot.me && isTopLevel(message),
  );
  return { messages: unread.length, mentions: unread.filter((message) => mentions(message, snapshot.me)).length };
}

/** Whether a message stands in the channel itself and not only in a thread. */
export function isTopLevel({ ts, threadTs }: PostedMessage): boolean {
  return threadTs === null || threadTs === ts;
}

function mentions({ text, blocks }: PostedMessage, me: string): boolean {
  const said = text + JSON.stringify(blocks);
  return said.includes(`<@${me}>`) || /<!(channel|here|everyone)\b|"type":"broadcast"/.test(said);
}

function markName(snapshot: Snapshot, channel: string): string {
  return `read ${snapshot.team.id} ${snapshot.me} ${channel}`;
}
