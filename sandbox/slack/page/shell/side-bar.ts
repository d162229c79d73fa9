import type { VNode } from 'preact';
import type { Channel } from '../../control-api.ts';
import { channelSign } from '../conversation/channel-header.ts';
import { unreadOf } from '../conversation/read-marks.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { AddChannel } from './add-channel.ts';
import { Avatar } from './avatar.ts';

/** The workspace's name, its channels and its app. */
export function SideBar(): VNode {
  const { snapshot, route, go, words } = useWorkspace();
  const bot = snapshot.users.find(({ id }) => id === snapshot.botUserId);
  const direct = snapshot.channels.filter(({ id }) => id.startsWith('D'));
  const channels = snapshot.channels.filter(({ id }) => !id.startsWith('D'));
  const connected = snapshot.app !== 'none';
  return html`<nav class="side-bar" aria-label=${snapshot.team.name}>
    <div class="team">${snapshot.team.name}</div>
    <h2>${words.channels}</h2>
    <ul>${channels.map((channel) => html`<${Entry} key=${channel.id} channel=${channel} />`)}</ul>
    <${AddChannel} />
    <h2>${words.apps}</h2>
    <ul><li><button type="button" class="entry" data-testid="app-home" aria-current=${isHome(route.place, snapshot.channels) ? 'page' : undefined}
      onClick=${() => go({ place: 'home' })}><${Avatar} user=${bot} small /> ${bot?.realName}</button></li></ul>
    ${
      direct.length > 0 &&
      html`<h2>${words.directMessages}</h2>
      <ul>${direct.map((channel) => html`<${Entry} key=${channel.id} channel=${channel} />`)}</ul>`
    }
    <div class="connection" data-testid="connection" data-app=${snapshot.app}>
      <span class=${connected ? 'dot on' : 'dot'}></span>${connected ? words.appConnected : words.appGone}
      ${connected && html`<small>${snapshot.app === 'socket' ? 'Socket Mode' : 'HTTP'}</small>`}
    </div>
  </nav>`;
}

function isHome(place: string, channels: Channel[]): boolean {
  return place !== 'mail' && !channels.some(({ id }) => id === place);
}

function Entry({ channel }: { channel: Channel }): VNode {
  const { snapshot, route, go, words } = useWorkspace();
  const here = route.place === channel.id;
  const unread = here ? { messages: 0, mentions: 0 } : unreadOf(snapshot, channel.id);
  const bot = channel.id.startsWith('D') && snapshot.users.find(({ id }) => id === snapshot.botUserId);
  return html`<li><button type="button" class=${`entry ${unread.messages ? 'unread' : ''} ${channel.isArchived ? 'archived' : ''}`}
    data-testid="channel-entry" data-channel-id=${channel.id} data-channel-name=${channel.name} data-unread=${unread.messages}
    aria-current=${here ? 'page' : undefined} onClick=${() => go({ place: channel.id })}>
    ${bot ? html`<${Avatar} user=${bot} small />` : html`<span class="sign">${channelSign(channel)}</span>`}
    <span class="entry-name">${channel.name}</span>
    ${channel.isArchived && html`<small>${words.archived}</small>`}
    ${unread.mentions > 0 && html`<span class="mentions">${unread.mentions}</span>`}
  </button></li>`;
}
