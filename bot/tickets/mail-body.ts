import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { RichTextBlock, RichTextQuote, RichTextSection } from '@slack/types';
import type { TicketsText } from '../text/en/tickets.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalQuote, oneLine, words } from './literal.ts';
import { goesToSlack } from './plan-posts.ts';

export interface MailBody {
  block: RichTextBlock;
  /** Whether the mail says more than is shown here. */
  hasMore: boolean;
}

/** Slack shows such a message whole; a longer one it folds, and one of over 13,000 characters it refuses. */
const shownAtMost = { characters: 2800, lines: 40 };

/**
 * What a mail adds, set off as a quotation, with its files. `headings` stand above it. `refused` are files that Slack
 * did not take, by attachment index.
 */
export function mailBody(
  headings: RichTextSection[],
  message: Message,
  refused: ReadonlyMap<number, string>,
  text: TicketsText,
): MailBody {
  const written = message.newText.trim();
  const shown = cutText(written, shownAtMost);
  const quoted: RichTextQuote =
    shown.text === '' ? literalQuote(words(text.noText, { italic: true })) : literalQuote(words(shown.text));
  const files = message.attachments.map((file) => {
    const note = fileNote(file, refused, text);
    return literalLine(
      words(`\n📎 ${oneLine(file.filename)} `),
      words(`(${bytesInWords(file.size)}${note === '' ? '' : `, ${note}`})`, { italic: true }),
    );
  });
  const listed = files.slice(0, filesListedAtMost);
  if (files.length > listed.length) listed.push(literalLine(words(`\n📎 +${files.length - listed.length}`)));
  return {
    block: literalBlock(...headings, quoted, ...listed),
    hasMore: shown.cut || message.text.trim() !== written,
  };
}

const filesListedAtMost = 20;

function fileNote(
  { index, size }: Message['attachments'][number],
  refused: ReadonlyMap<number, string>,
  text: TicketsText,
): string {
  if (size === 0) return text.fileEmpty;
  if (!goesToSlack(size)) return text.fileTooLarge;
  return refused.has(index) ? text.fileRefused : '';
}

/** `1.4 MB`: decimal units, as mail servers and Slack count. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
