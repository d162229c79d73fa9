import type { Json, PostedMessage, Snapshot } from '../../control-api.ts';

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
  return pings(text, me) || mentionedIn(blocks, me);
}

const pings = (mrkdwn: string, me: string) => mrkdwn.includes(`<@${me}>`) || /<!(channel|here|everyone)\b/.test(mrkdwn);

/** Only mrkdwn and elements that name somebody can ping; what stands in plain text is just written there. */
function mentionedIn(drawn: Json, me: string): boolean {
  if (Array.isArray(drawn)) return drawn.some((one) => mentionedIn(one, me));
  if (typeof drawn !== 'object' || drawn === null) return false;
  if (drawn.type === 'mrkdwn') return pings(drawn.text, me);
  if (drawn.type === 'broadcast') return true;
  if (drawn.type === 'user') return drawn.user_id === me;
  return Object.values(drawn).some((value) => mentionedIn(value, me));
}

function markName(snapshot: Snapshot, channel: string): string {
  return `read ${snapshot.team.id} ${snapshot.me} ${channel}`;
}
