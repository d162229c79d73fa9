import type {
  KnownBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextBlockElement,
} from '@slack/types';
import { escapeText } from './slack-text/escape.ts';

/**
 * How words become Block Kit. Limits: https://docs.slack.dev/reference/block-kit. Whatever a person or a server wrote
 * goes through `plain`, `literal` or a rich text element, so that it can neither ping, link nor format anything.
 */
export const limits = {
  title: 24,
  button: 75,
  option: 75,
  label: 2000,
  placeholder: 150,
  header: 150,
  section: 3000,
  field: 2000,
};

/** Words that are shown as they are, cut to what the place holds. */
export function plain(words: string, atMost: number = limits.section): PlainTextElement {
  return { type: 'plain_text', text: shortened(words, atMost), emoji: false };
}

/** Words inside markup (mrkdwn) that must show literally: escaped, and without characters that format. */
export function literal(words: string): string {
  return escapeText(words).replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (sign) => lookalikes[sign] ?? sign);
}

const lookalikes: Record<string, string> = { '*': '∗', '~': '∼', '`': 'ˋ', _: '＿' };

/** Cuts by whole characters and says so with an ellipsis; empty words become a space, which Slack insists on. */
export function shortened(words: string, atMost: number): string {
  if (words.length <= atMost) return words || ' ';
  let kept = '';
  for (const character of words) {
    if (kept.length + character.length > atMost - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A paragraph of markup. Words that are not ours must have gone through `literal`. */
export function paragraph(markup: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: shortened(markup, limits.section), verbatim: true } };
}

export function heading(words: string): KnownBlock {
  return { type: 'header', text: plain(words, limits.header) };
}

/** Small grey words. */
export function remark(markup: string): KnownBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: shortened(markup, limits.section), verbatim: true }],
  };
}

export const divider: KnownBlock = { type: 'divider' };

export function choice(words: string, value: string): PlainTextOption {
  return { text: plain(words, limits.option), value };
}

/** A server's own words, verbatim, in a box. */
export function verbatim(words: string): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: shortened(words, limits.section) }] };
}

export function richText(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A line of rich text, bold or not. */
export function line(words: string, bold = false): RichTextBlockElement {
  return {
    type: 'rich_text_section',
    elements: [{ type: 'text', text: words || ' ', ...(bold && { style: { bold: true } }) }],
  };
}

/** A line of rich text that leads to a page. Only for addresses of ours: never for what a server or a mail says. */
export function link(words: string, url: string): RichTextBlockElement {
  return { type: 'rich_text_section', elements: [{ type: 'link', url, text: words }] };
}

/** A point in time, shown in the reader's own time zone. Milliseconds since 1970. */
export function moment(at: number): string {
  const fallback = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|${fallback} UTC>`;
}

/** A modal that only says something. */
export function notice(title: string, close: string, markup: string): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.title),
    close: plain(close, limits.title),
    blocks: [paragraph(markup)],
  };
}
