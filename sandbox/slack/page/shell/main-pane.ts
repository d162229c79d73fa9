import type { VNode } from 'preact';
import { ChannelPane } from '../conversation/channel.ts';
import { ThreadPane } from '../conversation/thread.ts';
import { html } from '../html.ts';
import { MailArea } from '../mail/mail-area.ts';
import { Home } from '../views/home.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Welcome } from './welcome.ts';

/** What is beside the side bar: the app's Home, a channel with its thread, or the customer's side. */
export function MainPane(): VNode {
  const { snapshot, route, words } = useWorkspace();
  if (route.place === 'mail') return html`<main class="main"><${MailArea} /></main>`;
  const channel = snapshot.channels.find(({ id }) => id === route.place);
  if (!channel) {
    const bot = snapshot.users.find(({ id }) => id === snapshot.botUserId);
    return html`<main class="main">
      <section class="pane home-pane">
        <header class="pane-header"><h1>${bot?.realName}</h1><span class="badge">${words.homeTab}</span></header>
        <div class="scroll"><${Welcome} /><${Home} /></div>
      </section>
    </main>`;
  }
  return html`<main class=${route.thread ? 'main with-thread' : 'main'}>
    <${ChannelPane} channel=${channel} />
    ${route.thread && html`<${ThreadPane} channel=${channel} ts=${route.thread} />`}
  </main>`;
}
