import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { Markdown } from '../text/draw-markdown.ts';
import { RichText } from '../text/rich-text.ts';
import { plainWords, TextObject } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Alert, Card, TableBlock } from './boxes.ts';
import { BlockElement } from './element.ts';
import { InputBlock } from './input-block.ts';

/** The blocks of a view or message, one under the other. https://docs.slack.dev/reference/block-kit/blocks */
export function Blocks({ blocks }: { blocks: Json[] }): VNode {
  return html`<div class="blocks">${blocks.map(
    (block, i) => html`<div class=${`block block-${block.type}`} key=${keyOf(block, i)}
      data-block-id=${block.block_id} data-block-type=${block.type}><${Block} block=${block} /></div>`,
  )}</div>`;
}

/** Inputs stay the same while their block_id does; all else may be drawn over what was there, whatever its id. */
function keyOf(block: Json, position: number): string {
  return block.type === 'input' ? block.block_id : `${position} ${block.type}`;
}

function Block({ block }: { block: Json }): VNode | null {
  const { words } = useWorkspace();
  switch (block.type) {
    case 'header':
      return html`<h3>${plainWords(block.text)}</h3>`;
    case 'section':
      return html`<${Section} block=${block} />`;
    case 'divider':
      return html`<hr />`;
    case 'context':
      return html`<div class="context">${block.elements.map(drawContextElement)}</div>`;
    case 'actions':
      return html`<div class="actions">${block.elements.map(
        (element: Json) => html`<${BlockElement} key=${element.action_id} block=${block} element=${element} />`,
      )}</div>`;
    case 'input':
      return html`<${InputBlock} block=${block} />`;
    case 'image':
      return html`<figure>
        ${block.title && html`<figcaption>${plainWords(block.title)}</figcaption>`}
        <img src=${block.image_url} alt=${block.alt_text} />
      </figure>`;
    case 'rich_text':
      return html`<${RichText} elements=${block.elements} />`;
    case 'markdown':
      return html`<${Markdown} text=${block.text} />`;
    case 'alert':
      return html`<${Alert} block=${block} />`;
    case 'table':
      return html`<${TableBlock} block=${block} />`;
    case 'card':
      return html`<${Card} block=${block} />`;
    default:
      return html`<p class="unsupported">${words.unsupported(block.type)}</p>`;
  }
}

function Section({ block }: { block: Json }): VNode {
  return html`<div class="section">
    <div class="section-words">
      ${block.text && html`<${TextObject} text=${block.text} />`}
      ${block.fields && html`<div class="fields">${block.fields.map((field: Json) => html`<div class="field"><${TextObject} text=${field} /></div>`)}</div>`}
    </div>
    ${block.accessory && html`<div class="accessory"><${BlockElement} block=${block} element=${block.accessory} /></div>`}
  </div>`;
}

function drawContextElement(element: Json): VNode {
  if (element.type === 'image') return html`<img src=${element.image_url} alt=${element.alt_text} />`;
  return html`<${TextObject} text=${element} />`;
}
