import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Channel } from '../../control-api.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ChannelHeader } from './channel-header.ts';
import { Composer } from './composer.ts';
import { MessageList } from './message-list.ts';
import { isTopLevel, markRead, readUpTo } from './read-marks.ts';

/** A channel: its messages, newest at the bottom, and the box to write in. */
export function ChannelPane({ channel }: { channel: Channel }): VNode {
  const { snapshot, words } = useWorkspace();
  const messages = snapshot.messages.filter((message) => message.channel === channel.id && isTopLevel(message));
  // Where the reading stopped when the channel was opened: the line of new messages stays there.
  const opened = useRef<{ key: string; since: string }>({ key: '', since: '0' });
  const key = `${snapshot.me} ${channel.id}`;
  if (opened.current.key !== key) opened.current = { key, since: readUpTo(snapshot, channel.id) };
  useEffect(() => markRead(snapshot, channel.id), [key, snapshot.messages.length]);

  return html`<section class="pane channel" data-testid="channel" data-channel-id=${channel.id} data-channel-name=${channel.name}>
    <${ChannelHeader} channel=${channel} />
    ${messages.length === 0 && html`<div class="empty">${words.emptyChannel}</div>`}
    <${MessageList} key=${key} messages=${messages} newSince=${opened.current.since} />
    ${!channel.isArchived && html`<${Composer} key=${`composer ${key}`} channel=${channel} />`}
  </section>`;
}
