import { lexer, type Token, type Tokens } from 'marked';
import type { VNode } from 'preact';
import { html } from '../html.ts';

/** A markdown block: standard Markdown, drawn from its tokens; HTML in it shows literally. */
export function Markdown({ text }: { text: string }): VNode {
  return html`<div class="markdown rich-text">${lexer(text).map(draw)}</div>`;
}

function draw(token: Token): VNode | string {
  switch (token.type) {
    case 'heading':
      return html`<p class="markdown-heading"><strong>${inside(token)}</strong></p>`;
    case 'paragraph':
      return html`<p>${inside(token)}</p>`;
    case 'blockquote':
      return html`<blockquote>${inside(token)}</blockquote>`;
    case 'code':
      return html`<pre>${token.text}</pre>`;
    case 'list': {
      const items = (token as Tokens.List).items.map((item) => html`<li>${item.tokens.map(draw)}</li>`);
      return token.ordered ? html`<ol start=${token.start || 1}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return drawTable(token as Tokens.Table);
    case 'hr':
      return html`<hr />`;
    case 'strong':
      return html`<strong>${inside(token)}</strong>`;
    case 'em':
      return html`<em>${inside(token)}</em>`;
    case 'del':
      return html`<s>${inside(token)}</s>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return /^(https?:|mailto:)/i.test(token.href)
        ? html`<a href=${token.href} target="_blank" rel="noopener noreferrer">${inside(token)}</a>`
        : token.raw;
    case 'space':
      return '';
    default:
      return 'tokens' in token && token.tokens
        ? html`<span>${inside(token)}</span>`
        : 'text' in token
          ? token.text
          : token.raw;
  }
}

function inside(token: Token): (VNode | string)[] {
  return 'tokens' in token && token.tokens ? token.tokens.map(draw) : [];
}

function drawTable({ header, rows }: Tokens.Table): VNode {
  const heads = header.map((cell) => html`<th>${cell.tokens.map(draw)}</th>`);
  const cells = (row: Tokens.TableCell[]) => row.map((cell) => html`<td>${cell.tokens.map(draw)}</td>`);
  return html`<table class="table-block"><thead><tr>${heads}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table>`;
}
