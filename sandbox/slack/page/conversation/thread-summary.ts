import type { VNode } from 'preact';
import type { PostedMessage, Snapshot } from '../../control-api.ts';
import { html } from '../html.ts';
import { Avatar } from '../shell/avatar.ts';
import { clockTime } from '../text/slack-date.ts';
import { useWorkspace } from '../workspace-context.ts';

/** The replies in a message's thread, without the message itself. */
export function repliesTo(snapshot: Snapshot, channel: string, ts: string): PostedMessage[] {
  return snapshot.messages.filter(
    (message) => message.channel === channel && message.threadTs === ts && message.ts !== ts,
  );
}

/** The line under a message that leads to its thread. */
export function ThreadSummary({ message }: { message: PostedMessage }): VNode | null {
  const { snapshot, me, words, go } = useWorkspace();
  const replies = repliesTo(snapshot, message.channel, message.ts);
  const last = replies.at(-1);
  if (!last) return null;
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 4);
  return html`<button type="button" class="thread-summary" data-testid="thread-summary" onClick=${() => go({ thread: message.ts })}>
    ${authors.map((id) => html`<${Avatar} key=${id} user=${snapshot.users.find((user) => user.id === id)} small />`)}
    <b>${words.replies(replies.length)}</b>
    <small>${words.lastReply} ${clockTime(last.ts, me.locale)}</small>
  </button>`;
}
