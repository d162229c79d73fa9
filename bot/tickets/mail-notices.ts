import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { KnownBlock } from '@slack/types';
import { limits, plain } from '../block-kit.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { cutText } from './cut-text.ts';
import { oneLine } from './literal.ts';

/** What is to be known about a mail besides its words, in small print under it. `left`: see leftOnServer. */
export function mailNotices(message: Message, left: string | null, text: TicketsText): KnownBlock[] {
  const lines = [left === null ? null : `📦 ${left}`, senderNotice(message, text), automaticNotice(message, text)];
  return lines
    .filter((line) => line !== null)
    .map((line) => ({ type: 'context', elements: [plain(line, limits.section)] }));
}

/** What kind of machine sent a mail, as `Automatic reply`; null for a mail that a person wrote. */
export function automaticKind({ automatic }: Message, text: TicketsText): string | null {
  if (automatic === null) return null;
  const kinds: Record<string, string> = text.notices.kinds;
  return kinds[automatic.split(':')[0] ?? ''] ?? text.automaticMail;
}

/** What it is and how that was found out, so that nobody wonders. */
function automaticNotice(message: Message, text: TicketsText): string | null {
  const kind = automaticKind(message, text);
  if (kind === null || message.bounce !== null || message.direction === 'outgoing') return null;
  const sign = cutText(oneLine((message.automatic ?? '').replace(/^\w+: ?/, '')), { characters: 200 }).text;
  return sign === '' ? `🤖 ${kind}` : `🤖 ${kind} · ${text.notices.recognisedBy} “${sign}”`;
}

/** Shown only where something is wrong: a sign that all is well would vouch for what a stranger wrote. */
function senderNotice({ sender, from }: Message, text: TicketsText): string | null {
  if (sender?.verdict !== 'fail') return null;
  const domain = cutText(oneLine(from.address.slice(from.address.lastIndexOf('@') + 1)), { characters: 100 }).text;
  const results = `SPF ${sender.spf}, DKIM ${sender.dkim}, DMARC ${sender.dmarc}`;
  return `⚠️ ${text.notices.senderFails(domain, cutText(oneLine(sender.by), { characters: 100 }).text)} ${results}`;
}
