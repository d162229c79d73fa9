import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { Delivery, Message, ReportedBounce } from '@inbox-email/core/ticket/ticket.ts';
import type { Button, KnownBlock, Overflow, RichTextElement } from '@slack/types';
import { choice, limits, plain } from '../block-kit.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { actionIds, choiceValue } from './action-ids.ts';
import { bounceLines, bounceReport } from './bounce-lines.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalMoment, oneLine, words } from './literal.ts';
import { mailBody } from './mail-body.ts';
import { automaticKind, mailNotices } from './mail-notices.ts';
import type { SlackMessage } from './slack-message.ts';
import { correspondentInWords, notificationText } from './ticket-message.ts';

/** A further mail of a ticket as its thread shows it. */
export interface ShownMail {
  message: Message;
  /** Who wrote an answer; null where that is not known, and for incoming mail. */
  authorName: string | null;
  refusedFiles: ReadonlyMap<number, string>;
  /** That attachments stay on the mail server, and why; null where all of it is here. */
  leftOnServer: string | null;
  /** The sender had no part in the ticket before, and was let in as somebody's colleague. */
  newcomer: boolean;
}

/** A mail in a ticket's thread: the customer's, or an answer with where it is on its way. */
export function threadMessage(mail: ShownMail, text: TicketsText): SlackMessage {
  const { message } = mail;
  if (message.bounce !== null) return reportMessage(message, message.bounce, text);
  const body = mailBody([literalLine(...heading(mail, text), words('\n'))], message, mail.refusedFiles, text);
  const actions = [...mailButtons(message, body.hasMore, text), moreActions(message, text)];
  return {
    text: notificationText(oneLine(message.subject) || text.noSubject, message.from, message.newText),
    blocks: [
      body.block,
      ...mailNotices(message, mail.leftOnServer, text),
      ...(mail.newcomer ? [{ type: 'context' as const, elements: [plain(`👥 ${text.regrouping.newcomer}`)] }] : []),
      ...deliveryBlocks(message, text),
      { type: 'actions', elements: actions },
    ],
  };
}

/** Where Slack refuses the mail's words: that there is one, and the way to its text. */
export function plainThreadMessage({ message }: ShownMail, text: TicketsText): SlackMessage {
  return {
    text: text.cannotBeShown,
    blocks: [
      { type: 'section', text: plain(text.cannotBeShown) },
      { type: 'actions', elements: [...mailButtons(message, true, text), moreActions(message, text)] },
    ],
  };
}

function heading({ message, authorName }: ShownMail, text: TicketsText): (RichTextElement | null)[] {
  if (message.direction === 'incoming') {
    const from = cutText(correspondentInWords(message.from), { characters: 320 }).text;
    const kind = automaticKind(message, text);
    return [words(`📨 ${from}`, { bold: true }), kind === null ? null : words(` · 🤖 ${kind}`)];
  }
  const author = authorName === null ? text.answer : text.answerBy(oneLine(authorName));
  const to = cutText(message.to.map(correspondentInWords).join(', '), { characters: 320 }).text;
  return [words(`↩️ ${author}`, { bold: true }), words(` · ${text.to} ${to}`)];
}

/** A report on an answer says in our words what is the matter; its own are under “Show full text”. */
function reportMessage(message: Message, bounce: ReportedBounce, text: TicketsText): SlackMessage {
  const lines = bounceReport(message, bounce, text);
  return {
    text: notificationText(oneLine(message.subject) || text.noSubject, message.from, message.newText),
    blocks: [
      literalBlock(...lines),
      { type: 'actions', elements: [...mailButtons(message, true, text), moreActions(message, text)] },
    ],
  };
}

function deliveryBlocks({ delivery, bounces }: Message, text: TicketsText): KnownBlock[] {
  if (delivery === null) return [];
  const { state, nextAttemptAt, attempts } = delivery;
  const when = state === 'deferred' && nextAttemptAt !== null ? [words(' · '), literalMoment(nextAttemptAt)] : [];
  const tries = attempts > 1 ? words(` · ${text.attempts(attempts)}`) : null;
  const serverWords = cutText(oneLine(delivery.serverWords), { characters: 500 }).text;
  const server = serverWords === '' ? null : words(`\n${text.serverSays}: ${serverWords}`, { italic: true });
  const stateWords = words(`${signs[state]} ${text.delivery[state]}`, {
    bold: ['failed', 'uncertain', 'bounced'].includes(state),
  });
  const why = delivery.cause === null || state === 'sent' ? null : explanationOf(delivery.cause, 'outgoing', '');
  const cause = why === null ? null : words(`\n${why.cause[text.language]}`);
  const reports = bounces.slice(0, 10).flatMap((bounce) => bounceLines(bounce, text));
  return [
    literalBlock(
      literalLine(stateWords, ...when, tries, cause, server, reports.length > 0 ? words('\n') : null),
      ...reports,
    ),
  ];
}

const signs: Record<Delivery['state'], string> = {
  queued: '⏳',
  sending: '⏳',
  deferred: '🕒',
  sent: '✅',
  failed: '❌',
  uncertain: '⚠️',
  cancelled: '🚫',
  delayed: '🕒',
  bounced: '📭',
};

function mailButtons(message: Message, hasMore: boolean, text: TicketsText): Button[] {
  const button = (actionId: string, label: string, value: number): Button => ({
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.button),
    value: String(value),
  });
  const buttons: Button[] = [];
  if (message.direction === 'incoming' && message.bounce === null)
    buttons.push(button(actionIds.reply, text.button.reply, message.ticketId));
  const state = message.delivery?.state;
  if (state === 'failed') buttons.push(button(actionIds.sendAgain, text.button.sendAgain, message.id));
  if (state === 'uncertain') {
    const confirm = askFirst(text.confirmSendAgain);
    buttons.push({ ...button(actionIds.sendAgain, text.button.sendAgain, message.id), confirm });
  }
  // Others whom it reached would get it twice.
  if (state === 'bounced' && message.to.length + message.cc.length === 1) {
    const confirm = askFirst(text.notices.sendBouncedAgain);
    buttons.push({ ...button(actionIds.sendAgain, text.button.sendAgain, message.id), confirm });
  }
  if (hasMore) buttons.push(button(actionIds.showFullText, text.button.showFullText, message.id));
  return buttons;
}

function moreActions({ id, ticketId }: Message, { regrouping: { menu } }: TicketsText): Overflow {
  return {
    type: 'overflow',
    action_id: actionIds.more,
    options: [
      choice(menu.why, choiceValue({ what: 'why', id })),
      choice(menu.split, choiceValue({ what: 'split', id })),
      choice(menu.merge, choiceValue({ what: 'merge', id: ticketId })),
    ],
  };
}

/** Whoever sends such a mail again has been told what that may do. */
function askFirst(words: TicketsText['confirmSendAgain']): NonNullable<Button['confirm']> {
  return {
    title: plain(words.title, 100),
    text: plain(words.text, 300),
    confirm: plain(words.confirm, 30),
    deny: plain(words.deny, 30),
    style: 'danger',
  };
}
