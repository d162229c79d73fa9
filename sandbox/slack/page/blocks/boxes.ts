import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { RichText } from '../text/rich-text.ts';
import { plainWords, TextObject } from '../text/text-object.ts';
import { BlockElement } from './element.ts';

/** An alert block: a notice with a colour for its level. */
export function Alert({ block }: { block: Json }): VNode {
  return html`<div class=${`alert alert-${block.level ?? 'default'}`} role="note"><${TextObject} text=${block.text} /></div>`;
}

/** A table block: rows of raw or rich text, the first of them the heading. */
export function TableBlock({ block }: { block: Json }): VNode {
  const cell = (content: Json) =>
    content.type === 'rich_text' ? html`<${RichText} elements=${content.elements} />` : (content.text ?? '');
  return html`<div class="table-frame"><table class="table-block">
    <tbody>${block.rows.map((row: Json[]) => html`<tr>${row.map((content) => html`<td>${cell(content)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** A card block: title, words and buttons in a frame. */
export function Card({ block }: { block: Json }): VNode {
  return html`<div class="card">
    ${block.hero_image && html`<img class="card-hero" src=${block.hero_image.image_url} alt=${block.hero_image.alt_text} />`}
    ${block.title && html`<div class="card-title"><${TextObject} text=${block.title} /></div>`}
    ${block.subtitle && html`<div class="card-subtitle">${plainWords(block.subtitle)}</div>`}
    ${block.body && html`<${TextObject} text=${block.body} />`}
    ${block.actions && html`<div class="actions">${block.actions.map((element: Json) => html`<${BlockElement} block=${block} element=${element} />`)}</div>`}
  </div>`;
}
