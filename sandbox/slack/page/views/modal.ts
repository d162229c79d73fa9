import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenView } from '../../control-api.ts';
import { Blocks } from '../blocks/blocks.ts';
import { SurfaceProvider } from '../blocks/surface.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { plainWords } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { checkInputs } from './check-inputs.ts';
import { useViewSurface } from './view-surface.ts';

/** A modal of the app. `below`: there is another one under it, to which closing leads back. */
export function Modal({ view, onTop, below }: { view: OpenView; onTop: boolean; below: boolean }): VNode {
  const { act, words } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const surface = useViewSurface(view, found);
  const busy = sending || view.submitting;
  const { title, submit, close, blocks } = view.view;

  useEffect(() => {
    if (onTop) dialog.current?.showModal();
    else dialog.current?.close();
  }, [onTop]);
  useEffect(() => {
    dialog.current?.querySelector('.invalid')?.scrollIntoView({ block: 'nearest' });
  }, [found, view.errors]);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !submit) return;
    const wrong = checkInputs(blocks, surface.state(), words);
    setFound(wrong);
    if (Object.keys(wrong).length) return;
    setSending(true);
    await act({ type: 'submit-view', viewId: view.id, state: surface.state() });
    setSending(false);
  }

  function leave(all: boolean): void {
    void act({ type: 'close-view', viewId: view.id, ...(all && { all }) });
  }

  function cancel(event: Event): void {
    event.preventDefault();
    if (event.target === dialog.current) leave(false);
  }

  return html`<dialog class="modal" ref=${dialog} onCancel=${cancel} aria-label=${plainWords(title)}
    data-testid="modal" data-callback-id=${view.callbackId} data-view-id=${view.id} data-hash=${view.hash}>
    <form noValidate onSubmit=${send}>
      <header>
        ${below && html`<button type="button" class="icon-button" data-testid="modal-back" aria-label=${words.back} onClick=${() => leave(false)}><${Icon} name="back" /></button>`}
        <h2>${plainWords(title)}</h2>
        <button type="button" class="icon-button" data-testid="modal-x" aria-label=${words.close} onClick=${() => leave(true)}><${Icon} name="close" /></button>
      </header>
      <div class="modal-body">
        <${SurfaceProvider.Provider} value=${surface}><${Blocks} blocks=${blocks} /></${SurfaceProvider.Provider}>
      </div>
      <footer>
        <button type="button" class="button" data-testid="modal-close" onClick=${() => leave(false)}>${plainWords(close) || (submit ? words.cancel : words.close)}</button>
        ${
          submit &&
          html`<button type="submit" class="button primary" data-testid="modal-submit" disabled=${busy} aria-busy=${busy ? 'true' : undefined}>
          ${busy && html`<span class="spinner"></span>`}${plainWords(submit)}</button>`
        }
      </footer>
    </form>
  </dialog>`;
}
