import type { Attachment, Message } from '@inbox-email/core/ticket/ticket.ts';
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
  return {
    block: literalBlock(...headings, quoted, fileList(message.attachments, refused, text)),
    hasMore: shown.cut || message.text.trim() !== written,
  };
}

const filesListedAtMost = 20;

function fileList(
  attachments: readonly Attachment[],
  refused: ReadonlyMap<number, string>,
  text: TicketsText,
): RichTextSection {
  const lines = attachments.slice(0, filesListedAtMost).flatMap((file, index) => {
    const note = fileNote(file, refused, text);
    const facts = `(${bytesInWords(file.size)}${note === '' ? '' : `, ${note}`})`;
    return [words(`${index === 0 ? '' : '\n'}📎 ${oneLine(file.filename)} `), words(facts, { italic: true })];
  });
  const more = attachments.length - filesListedAtMost;
  return literalLine(...lines, more > 0 ? words(`\n📎 +${more}`) : null);
}

function fileNote({ index, size }: Attachment, refused: ReadonlyMap<number, string>, text: TicketsText): string {
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
