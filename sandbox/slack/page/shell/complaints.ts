import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Icon } from './icon.ts';

/** How many things the real Slack would have refused, and which. */
export function ComplaintsBadge(): VNode {
  const { snapshot, words, me } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const { complaints } = snapshot;
  return html`
    <button type="button" class=${complaints.length ? 'complaints some' : 'complaints'} title=${words.complaints} aria-label=${`${words.complaints}: ${complaints.length}`}
      data-testid="complaints" data-count=${complaints.length} onClick=${() => dialog.current?.showModal()}>
      <${Icon} name=${complaints.length ? 'warning' : 'check'} />${complaints.length > 0 && ` ${complaints.length}`}
    </button>
    <dialog class="modal" ref=${dialog} data-testid="complaints-list" aria-label=${words.complaints}>
      <header><h2>${words.complaints}</h2>
        <button type="button" class="icon-button" aria-label=${words.close} onClick=${() => dialog.current?.close()}><${Icon} name="close" /></button></header>
      <div class="modal-body">
        ${complaints.length === 0 && html`<p>${words.noComplaints}</p>`}
        ${complaints.map(
          ({ at, code, where, detail }) => html`<div class="complaint" data-testid="complaint">
          <b>${code}</b> <span>${where}</span> <time>${new Date(at).toLocaleTimeString(me.locale)}</time><p>${detail}</p></div>`,
        )}
      </div>
    </dialog>`;
}
