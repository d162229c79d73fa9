import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Json, Snapshot } from '../../control-api.ts';
import { html } from '../html.ts';
import { useRoute } from '../route.ts';
import { ConfirmDialog } from '../views/confirm-dialog.ts';
import { ModalStack } from '../views/modal-stack.ts';
import { wordsFor } from '../words/words.ts';
import { type ActOfMe, act, firstPerson, watchWorkspace } from '../workspace-client.ts';
import { type WorkspaceContext, WorkspaceProvider } from '../workspace-context.ts';
import { Icon } from './icon.ts';
import { MainPane } from './main-pane.ts';
import { SideBar } from './side-bar.ts';
import { TopBar } from './top-bar.ts';

/** Errors that stand at their inputs already. */
const shownElsewhere = new Set(['invalid_input']);

/** The whole page: the workspace as one person sees it. */
export function App(): VNode {
  const [route, go] = useRoute();
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [live, setLive] = useState(true);
  const [warning, setWarning] = useState<string | null>(null);
  const [question, setQuestion] = useState<{ dialog: Json; decide: (yes: boolean) => void } | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);

  useEffect(() => {
    if (!route.as) {
      void firstPerson().then((as) => go({ as }));
      return;
    }
    setSnapshot(null);
    return watchWorkspace(route.as, setSnapshot, setLive);
  }, [route.as]);
  useEffect(() => setMenuOpen(false), [route.place, route.as]);

  const me = snapshot?.users.find(({ id }) => id === snapshot.me);
  if (!snapshot || !me) return html`<div class="loading"><span class="spinner"></span></div>`;
  const words = wordsFor(me.locale);
  document.documentElement.lang = me.locale;

  const context: WorkspaceContext = {
    snapshot,
    me,
    words,
    route,
    go,
    warn: setWarning,
    async act(did: ActOfMe) {
      const result = await act(me.id, did);
      setWarning(result.ok || shownElsewhere.has(result.error) ? null : result.error);
      return result;
    },
    confirm: (dialog) =>
      new Promise((resolve) => {
        setQuestion({
          dialog,
          decide: (yes) => {
            setQuestion(null);
            resolve(yes);
          },
        });
      }),
  };

  return html`<${WorkspaceProvider.Provider} value=${context}>
    <div class=${`frame ${menuOpen ? 'menu-open' : ''}`}>
      <${TopBar} toggleMenu=${() => setMenuOpen(!menuOpen)} />
      ${!live && html`<div class="lost" role="alert">${words.connectionLost}</div>`}
      <div class="columns">
        <${SideBar} />
        <${MainPane} />
      </div>
    </div>
    <${ModalStack} />
    ${question && html`<${ConfirmDialog} dialog=${question.dialog} decide=${question.decide} />`}
    ${warning && html`<${Warning} message=${warning} label=${words.close} close=${() => setWarning(null)} />`}
  </${WorkspaceProvider.Provider}>`;
}

/** A popover, so that it is seen above modals. */
function Warning({ message, label, close }: { message: string; label: string; close: () => void }): VNode {
  const show = (element: HTMLElement | null) => {
    if (element && !element.matches(':popover-open')) element.showPopover();
  };
  return html`<div class="warning" popover="manual" role="alert" data-testid="warning" ref=${show}>
    <span>${message}</span><button type="button" class="icon-button" aria-label=${label} onClick=${close}><${Icon} name="close" /></button>
  </div>`;
}
