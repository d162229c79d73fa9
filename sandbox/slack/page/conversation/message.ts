import type { VNode } from 'preact';
import type { PostedMessage } from '../../control-api.ts';
import { Blocks } from '../blocks/blocks.ts';
import { SurfaceProvider } from '../blocks/surface.ts';
import { html } from '../html.ts';
import { Avatar } from '../shell/avatar.ts';
import { Icon } from '../shell/icon.ts';
import { Mrkdwn } from '../text/draw-mrkdwn.ts';
import { clockTime } from '../text/slack-date.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Files } from './files.ts';
import { useMessageSurface } from './message-surface.ts';
import { MessageTools } from './message-tools.ts';
import { Reactions } from './reactions.ts';
import { ThreadSummary } from './thread-summary.ts';

/** A message with everything that hangs on it. `compact`: without name and picture, as it follows one of the same person. */
export function Message({
  message,
  compact,
  inThread,
}: {
  message: PostedMessage;
  compact: boolean;
  inThread: boolean;
}): VNode {
  const { snapshot, me, words } = useWorkspace();
  const surface = useMessageSurface(message);
  const author = snapshot.users.find(({ id }) => id === message.user);
  const time = clockTime(message.ts, me.locale);
  const ephemeral = message.ephemeralFor !== null;
  const head = html`<div class="message-head">
    <b class="author">${author?.realName ?? message.user}</b>
    ${author?.isBot && html`<span class="app-mark">${words.isApp}</span>`}
    <time>${time}</time>
  </div>`;

  return html`<article class=${`message ${compact ? 'compact' : ''} ${ephemeral ? 'ephemeral' : ''}`} data-testid="message"
    data-ts=${message.ts} data-user=${message.user} data-ephemeral=${ephemeral ? 'true' : undefined}>
    <div class="gutter">${compact ? html`<time>${time}</time>` : html`<${Avatar} user=${author} />`}</div>
    <div class="message-body">
      ${ephemeral && html`<div class="only-you"><${Icon} name="eye" /> ${words.onlyYou}</div>`}
      ${!compact && head}
      <${SurfaceProvider.Provider} value=${surface}>
        ${message.blocks.length ? html`<${Blocks} blocks=${message.blocks} />` : html`<${Mrkdwn} text=${message.text} />`}
      </${SurfaceProvider.Provider}>
      ${message.edited && html`<span class="edited">${words.edited}</span>`}
      <${Files} files=${message.files} />
      <${Reactions} message=${message} />
      ${!inThread && html`<${ThreadSummary} message=${message} />`}
    </div>
    ${!ephemeral && html`<${MessageTools} message=${message} inThread=${inThread} />`}
  </article>`;
}
