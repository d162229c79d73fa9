import type { VNode } from 'preact';
import type { Channel } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';
import { channelSign } from './channel-header.ts';
import { Composer } from './composer.ts';
import { MessageList } from './message-list.ts';
import { repliesTo } from './thread-summary.ts';

/** The thread beside the channel. */
export function ThreadPane({ channel, ts }: { channel: Channel; ts: string }): VNode | null {
  const { snapshot, words, go } = useWorkspace();
  const root = snapshot.messages.find((message) => message.channel === channel.id && message.ts === ts);
  if (!root) return null;
  const messages = [root, ...repliesTo(snapshot, channel.id, ts)];
  return html`<aside class="pane thread" data-testid="thread" data-thread-ts=${ts}>
    <header class="pane-header">
      <h1>${words.thread}</h1>
      <span class="members">${channelSign(channel)} ${channel.name}</span>
      <button type="button" class="icon-button" data-testid="close-thread" aria-label=${words.close} onClick=${() => go({ thread: null })}><${Icon} name="close" /></button>
    </header>
    <${MessageList} key=${ts} messages=${messages} inThread />
    ${!channel.isArchived && html`<${Composer} key=${`composer ${ts}`} channel=${channel} threadTs=${ts} />`}
  </aside>`;
}
