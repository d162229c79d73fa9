import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { Mrkdwn } from './draw-mrkdwn.ts';
import { withEmoji } from './emoji.ts';

/** A text object of Block Kit: markup is drawn, plain text shows literally. */
export function TextObject({ text }: { text: Json }): VNode {
  if (text.type === 'mrkdwn') return html`<${Mrkdwn} text=${text.text} verbatim=${text.verbatim === true} />`;
  return html`<span class="plain-text">${plainWords(text)}</span>`;
}

/** What a plain text object says; with `emoji: true`, which is the default, names in colons become emoji. */
export function plainWords(text: Json): string {
  if (!text) return '';
  return text.emoji === false ? text.text : withEmoji(text.text);
}
