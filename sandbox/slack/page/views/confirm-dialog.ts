import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { plainWords, TextObject } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';

/** The question before something that cannot be undone: Slack's confirmation dialog object. */
export function ConfirmDialog({ dialog, decide }: { dialog: Json; decide: (yes: boolean) => void }): VNode {
  const { words } = useWorkspace();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);

  function cancel(event: Event): void {
    event.preventDefault();
    decide(false);
  }

  return html`<dialog class="modal confirm" ref=${element} onCancel=${cancel} data-testid="confirm" aria-label=${plainWords(dialog.title)}>
    <header><h2>${plainWords(dialog.title)}</h2></header>
    <div class="modal-body"><${TextObject} text=${dialog.text} /></div>
    <footer>
      <button type="button" class="button" data-testid="confirm-no" onClick=${() => decide(false)}>${plainWords(dialog.deny) || words.no}</button>
      <button type="button" class=${`button ${dialog.style ?? 'primary'}`} data-testid="confirm-yes" autofocus
        onClick=${() => decide(true)}>${plainWords(dialog.confirm) || words.yes}</button>
    </footer>
  </dialog>`;
}
