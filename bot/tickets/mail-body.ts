import type { Attachment, Message } from '@inbox-email/core/ticket/ticket.ts';
import type { RichTextBlock, RichTextQuote, RichTextSection } from '@slack/types';
import { bytesInWords } from '../bytes-in-words.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalQuote, oneLine, words } from './literal.ts';
import { filesPerMail, goesToSlack } from './plan-posts.ts';

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

function fileList(
  attachments: readonly Attachment[],
  refused: ReadonlyMap<number, string>,
  text: TicketsText,
): RichTextSection {
  const lines = attachments.slice(0, filesPerMail).flatMap((file, index) => {
    const note = fileNote(file, refused, text);
    const facts = `(${bytesInWords(file.size)}${note === '' ? '' : `, ${note}`})`;
    const warning = riskInWords(file, text);
    return [
      words(`${index === 0 ? '' : '\n'}📎 ${fileName(file)} `),
      words(facts, { italic: true }),
      warning === null ? null : words(` ⚠️ ${warning}`, { bold: true }),
    ];
  });
  return literalLine(...lines, ...moreFiles(attachments.slice(filesPerMail), text));
}

/** Those that are not brought to Slack, by name as far as there is room. */
function moreFiles(files: readonly Attachment[], text: TicketsText) {
  if (files.length === 0) return [];
  const marked = files.map((file) => (file.risk === undefined ? fileName(file) : `⚠️ ${fileName(file)}`));
  const names = cutText(marked.join(', '), { characters: 1500 }).text;
  return [words(`\n📎 ${text.moreFiles(files.length)}: `, { italic: true }), words(names)];
}

/** Why a file is better not opened, and that it is not to be; null where nothing speaks against it. */
export function riskInWords({ risk }: Attachment, { notices }: TicketsText): string | null {
  if (risk === undefined) return null;
  const known: Record<string, string> = notices.risks;
  return `${known[risk] ?? risk}: ${notices.doNotOpen}`;
}

function fileName({ filename }: Attachment): string {
  return cutText(oneLine(filename), { characters: 150 }).text;
}

function fileNote({ index, size }: Attachment, refused: ReadonlyMap<number, string>, text: TicketsText): string {
  if (size === 0) return text.fileEmpty;
  if (!goesToSlack(size)) return text.fileTooLarge;
  return refused.has(index) ? text.fileRefused : '';
}
