import type { RichTextBlock, RichTextElement, RichTextQuote, RichTextSection } from '@slack/types';

/**
 * How a stranger's words get into Slack: as text elements of rich text, in which Slack reads no markup at all
 * (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), or as plain_text.
 */
export function literalBlock(...elements: (RichTextSection | RichTextQuote)[]): RichTextBlock {
  return { type: 'rich_text', elements: elements.filter((element) => element.elements.length > 0) };
}

export function literalLine(...elements: (RichTextElement | null)[]): RichTextSection {
  return { type: 'rich_text_section', elements: elements.filter((element) => element !== null) };
}

export function literalQuote(...elements: (RichTextElement | null)[]): RichTextQuote {
  return { type: 'rich_text_quote', elements: elements.filter((element) => element !== null) };
}

/** Null for nothing: Slack refuses empty elements. */
export function words(text: string, style?: { bold?: boolean; italic?: boolean }): RichTextElement | null {
  if (text === '') return null;
  return style === undefined ? { type: 'text', text } : { type: 'text', text, style };
}

/** A moment in the reader's own time zone; `fallback` is for clients that cannot show it. */
export function literalMoment(milliseconds: number): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(milliseconds / 1000),
    format: '{date_short_pretty} {time}',
    fallback: new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' '),
  };
}

/**
 * A name, subject or file name on one line: without control characters, and without those that turn the direction of
 * writing around and so make `gpj.exe` read as `exe.jpg` (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, '')
    .trim();
}
