import type { VNode } from 'preact';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { emojiOf } from './emoji.ts';
import { type Inline, type Paragraph, parseMrkdwn, type Reference } from './mrkdwn.ts';
import { slackDate } from './slack-date.ts';

/** Slack's markup, drawn. */
export function Mrkdwn({ text, verbatim = false }: { text: string; verbatim?: boolean }): VNode {
  return html`<div class="mrkdwn">${parseMrkdwn(text, verbatim).map(drawParagraph)}</div>`;
}

function drawParagraph(paragraph: Paragraph): VNode {
  if (paragraph.kind === 'pre') return html`<pre>${paragraph.text}</pre>`;
  const inside = paragraph.inlines.map(drawInline);
  return paragraph.kind === 'quote' ? html`<blockquote>${inside}</blockquote>` : html`<p>${inside}</p>`;
}

function drawInline(inline: Inline): VNode | string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return html`<strong>${inline.children.map(drawInline)}</strong>`;
    case 'italic':
      return html`<em>${inline.children.map(drawInline)}</em>`;
    case 'strike':
      return html`<s>${inline.children.map(drawInline)}</s>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'emoji':
      return html`<${Emoji} name=${inline.name} />`;
    default:
      return html`<${ReferenceTo} reference=${inline} />`;
  }
}

export function Emoji({ name }: { name: string }): VNode {
  return html`<span class="emoji" role="img" aria-label=${name} title=${`:${name}:`}>${emojiOf(name) ?? `:${name}:`}</span>`;
}

/** A link or a mention. Mentions that ping are marked as such, so that one can see them. */
export function ReferenceTo({ reference }: { reference: Reference }): VNode {
  const { snapshot, me } = useWorkspace();
  switch (reference.kind) {
    case 'link':
      return html`<a href=${reference.url} target="_blank" rel="noopener noreferrer">${reference.label}</a>`;
    case 'user': {
      const user = snapshot.users.find(({ id }) => id === reference.id);
      const mine = reference.id === me.id ? ' ping' : '';
      return html`<span class=${`mention${mine}`} data-testid="mention">@${user?.realName ?? reference.id}</span>`;
    }
    case 'channel': {
      const channel = snapshot.channels.find(({ id }) => id === reference.id);
      const name = channel?.name ?? reference.label ?? reference.id;
      return html`<a class="mention" href=${`#place=${reference.id}&as=${me.id}`} data-testid="mention">#${name}</a>`;
    }
    case 'usergroup':
      return html`<span class="mention ping" data-testid="mention">${reference.label ?? `@${reference.id}`}</span>`;
    case 'broadcast':
      return html`<span class="mention ping" data-testid="ping">@${reference.range}</span>`;
    case 'date': {
      const words = slackDate(reference.seconds, reference.format, me.locale) || reference.fallback;
      const time = html`<time title=${reference.fallback}>${words}</time>`;
      return reference.link
        ? html`<a href=${reference.link} target="_blank" rel="noopener noreferrer">${time}</a>`
        : time;
    }
  }
}
