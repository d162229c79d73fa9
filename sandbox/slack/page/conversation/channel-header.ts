import type { VNode } from 'preact';
import type { Channel } from '../../control-api.ts';
import { MenuButton, type MenuItem } from '../elements/menu.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';

/** The sign before a channel's name. */
export function channelSign(channel: Channel): VNode | string {
  if (channel.id.startsWith('D')) return '';
  return channel.isPrivate ? html`<${Icon} name="lock" />` : html`<span aria-hidden="true">#</span>`;
}

export function ChannelHeader({ channel }: { channel: Channel }): VNode {
  const { words, snapshot, act } = useWorkspace();
  const direct = channel.id.startsWith('D');
  const items: MenuItem[] = [];
  if (!channel.members.includes(snapshot.botUserId)) {
    items.push({
      label: words.inviteBot,
      value: 'invite-bot',
      choose: () => void act({ type: 'invite-bot', channel: channel.id }),
    });
  }
  items.push({
    label: words.archive,
    value: 'archive',
    choose: () => void act({ type: 'archive-channel', channel: channel.id }),
  });
  const attributes = { class: 'icon-button', 'aria-label': words.moreActions, 'data-testid': 'channel-menu' };
  return html`<header class="pane-header">
    <h1>${channelSign(channel)} ${channel.name}</h1>
    ${channel.isArchived && html`<span class="badge">${words.archived}</span>`}
    ${!direct && html`<span class="members">${words.members(channel.members.length)}</span>`}
    ${!direct && !channel.isArchived && html`<${MenuButton} items=${items} attributes=${attributes}><${Icon} name="more" /></${MenuButton}>`}
  </header>`;
}
