import { explainBounce } from '@inbox-email/core/ticket/bounce-causes.ts';
import type { Message, ReportedBounce } from '@inbox-email/core/ticket/ticket.ts';
import type { RichTextSection } from '@slack/types';
import type { TicketsText } from '../text/en/tickets.ts';
import { cutText } from './cut-text.ts';
import { literalLine, oneLine, words } from './literal.ts';

/** What a report says of one recipient: that the answer did not arrive, why, and what helps. */
export function bounceLines(
  { recipient, status, permanent }: Pick<ReportedBounce, 'recipient' | 'status' | 'permanent'>,
  text: TicketsText,
): RichTextSection[] {
  const { notices, language } = text;
  const whom = recipient === null ? notices.someRecipient : cutText(oneLine(recipient), { characters: 200 }).text;
  const { cause, remedy } = explainBounce(status, permanent);
  const said = permanent ? `📭 ${notices.bounced(whom)}` : `🕒 ${notices.delayed(whom)}`;
  const code = status === null ? null : words(` · ${notices.statusCode} ${status}`);
  return [literalLine(words(said, { bold: true }), code, words(`\n${cause[language]} ${remedy[language]}`))];
}

/** A report in a ticket's thread: what it says, and who says so. */
export function bounceReport(message: Message, bounce: ReportedBounce, text: TicketsText): RichTextSection[] {
  const reporter = cutText(oneLine(message.from.address || message.from.name), { characters: 200 }).text;
  const by = reporter === '' ? null : words(`\n${text.notices.reportedBy(reporter)}`, { italic: true });
  return [...bounceLines(bounce, text), literalLine(by)];
}
