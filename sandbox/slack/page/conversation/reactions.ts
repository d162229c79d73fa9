import type { VNode } from 'preact';
import type { PostedMessage } from '../../control-api.ts';
import { html } from '../html.ts';
import { Emoji } from '../text/draw-mrkdwn.ts';
import { useWorkspace } from '../workspace-context.ts';

export function Reactions({ message }: { message: PostedMessage }): VNode | null {
  const { snapshot, me, act } = useWorkspace();
  if (message.reactions.length === 0) return null;
  const names = (users: string[]) =>
    users.map((id) => snapshot.users.find((user) => user.id === id)?.realName ?? id).join(', ');
  return html`<div class="reactions">${message.reactions.map(
    ({
      name,
      users,
    }) => html`<button type="button" key=${name} class=${users.includes(me.id) ? 'reaction mine' : 'reaction'}
      title=${names(users)} data-reaction=${name}
      onClick=${() => void act({ type: 'react', channel: message.channel, ts: message.ts, name })}>
      <${Emoji} name=${name} /> ${users.length}</button>`,
  )}</div>`;
}
