import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { Emoji, ReferenceTo } from './draw-mrkdwn.ts';

/** A rich_text block. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function RichText({ elements }: { elements: Json[] }): VNode {
  return html`<div class="rich-text">${elements.map(drawPart)}</div>`;
}

function drawPart(part: Json): VNode {
  switch (part.type) {
    case 'rich_text_list': {
      const items = part.elements.map((item: Json) => html`<li>${item.elements.map(drawElement)}</li>`);
      const indent = { marginLeft: `${(part.indent ?? 0) * 24}px` };
      if (part.style === 'ordered') return html`<ol style=${indent} start=${(part.offset ?? 0) + 1}>${items}</ol>`;
      return html`<ul style=${indent}>${items}</ul>`;
    }
    case 'rich_text_preformatted':
      return html`<pre>${part.elements.map(drawElement)}</pre>`;
    case 'rich_text_quote':
      return html`<blockquote>${part.elements.map(drawElement)}</blockquote>`;
    default:
      return html`<p>${part.elements.map(drawElement)}</p>`;
  }
}

function drawElement(element: Json): VNode | string {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return styled(reference({ kind: 'link', url: element.url, label: element.text || element.url }), element.style);
    case 'user':
      return reference({ kind: 'user', id: element.user_id });
    case 'channel':
      return reference({ kind: 'channel', id: element.channel_id, label: null });
    case 'usergroup':
      return reference({ kind: 'usergroup', id: element.usergroup_id, label: null });
    case 'broadcast':
      return reference({ kind: 'broadcast', range: element.range });
    case 'emoji':
      return html`<${Emoji} name=${element.name} />`;
    case 'color':
      return html`<code><span class="color-chip" style=${{ background: element.value }}></span>${element.value}</code>`;
    case 'date': {
      const { timestamp: seconds, format, url: link = null, fallback = '' } = element;
      return reference({ kind: 'date', seconds, format, link, fallback });
    }
    default:
      return '';
  }
}

function reference(to: Parameters<typeof ReferenceTo>[0]['reference']): VNode {
  return html`<${ReferenceTo} reference=${to} />`;
}

function styled(inside: VNode | string, style: Json): VNode | string {
  let drawn = inside;
  if (style?.code) drawn = html`<code>${drawn}</code>`;
  if (style?.strike) drawn = html`<s>${drawn}</s>`;
  if (style?.italic) drawn = html`<em>${drawn}</em>`;
  if (style?.bold) drawn = html`<strong>${drawn}</strong>`;
  return drawn;
}
