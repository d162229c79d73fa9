import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { plainWords } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { BlockElement } from './element.ts';
import { useSurface } from './surface.ts';

/** Elements that hold several controls, which a `label` cannot point at. */
const groups = new Set(['checkboxes', 'radio_buttons', 'file_input', 'rich_text_input']);

/** An input block: label, element, hint and what was wrong with it. */
export function InputBlock({ block }: { block: Json }): VNode {
  const { words } = useWorkspace();
  const error = useSurface().errorOf(block.block_id);
  const id = fieldId(block);
  const label = html`<span>${plainWords(block.label)}${block.optional && html` <span class="optional">${words.optional}</span>`}</span>`;
  const hints = html`
    ${block.hint && html`<div class="hint" id=${`${id}-hint`}>${plainWords(block.hint)}</div>`}
    ${error && html`<div class="field-error" id=${`${id}-error`} role="alert" data-testid="field-error">${error}</div>`}`;
  const field = { id, label: plainWords(block.label), invalid: Boolean(error), required: !block.optional };
  const element = html`<${BlockElement} block=${block} element=${block.element} field=${field} />`;
  if (groups.has(block.element.type)) {
    return html`<fieldset class=${error ? 'input invalid' : 'input'}><legend>${label}</legend>${element}${hints}</fieldset>`;
  }
  return html`<div class=${error ? 'input invalid' : 'input'}><label for=${id}>${label}</label>${element}${hints}</div>`;
}

/** The DOM id of an input block's element. */
function fieldId(block: Json): string {
  return `field-${block.block_id}-${block.element.action_id}`;
}
