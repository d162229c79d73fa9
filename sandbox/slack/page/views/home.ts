import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OpenView } from '../../control-api.ts';
import { Blocks } from '../blocks/blocks.ts';
import { SurfaceProvider } from '../blocks/surface.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { useViewSurface } from './view-surface.ts';

/** The app's Home tab, which it draws when a person opens it. */
export function Home(): VNode {
  const { snapshot, act, me, words } = useWorkspace();
  const connected = snapshot.app !== 'none';
  useEffect(() => {
    if (connected) void act({ type: 'open-home' });
  }, [me.id, connected]);
  if (!snapshot.home) {
    return html`<div class="empty" data-testid="empty-home">${connected ? words.emptyHome : words.noApp}</div>`;
  }
  return html`<${PublishedHome} key=${snapshot.home.id} view=${snapshot.home} />`;
}

function PublishedHome({ view }: { view: OpenView }): VNode {
  const surface = useViewSurface(view, {});
  return html`<div class="home" data-testid="home" data-view-id=${view.id} data-hash=${view.hash}>
    <${SurfaceProvider.Provider} value=${surface}><${Blocks} blocks=${view.view.blocks} /></${SurfaceProvider.Provider}>
  </div>`;
}
