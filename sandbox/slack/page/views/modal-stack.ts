import type { VNode } from 'preact';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Modal } from './modal.ts';

/** The open modals: the top one is seen, those below keep what was typed. */
export function ModalStack(): VNode {
  const { modals } = useWorkspace().snapshot;
  return html`${modals.map((view, i) => html`<${Modal} key=${view.id} view=${view} onTop=${i === modals.length - 1} below=${i > 0} />`)}`;
}
