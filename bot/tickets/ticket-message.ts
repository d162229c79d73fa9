import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import type { Message, Priority, Ticket } from '@inbox-email/core/ticket/ticket.ts';
import type { TicketLink } from '@inbox-email/core/ticket/ticket-link.ts';
import type { Button, KnownBlock, Overflow, RichTextElement } from '@slack/types';
import { choice, limits, plain } from '../block-kit.ts';
import { escapeText } from '../slack-text/escape.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { actionIds, choiceValue } from './action-ids.ts';
import { cutText } from './cut-text.ts';
import { linkBlocks } from './link-line.ts';
import { literalLine, oneLine, words } from './literal.ts';
import { mailBody } from './mail-body.ts';
import { mailNotices } from './mail-notices.ts';
import type { SlackMessage } from './slack-message.ts';

/** A ticket as its first message shows it; the names may be null where what they name is gone. */
export interface ShownTicket {
  ticket: Ticket;
  /** The mail that opened it. */
  message: Message;
  accountName: string | null;
  groupName: string | null;
  typeName: string | null;
  refusedFiles: ReadonlyMap<number, string>;
  /** That attachments stay on the mail server, and why; null where all of it is here. */
  leftOnServer: string | null;
  links: readonly TicketLink[];
}

/** A ticket's message in its group's channel. Under it, the thread is the conversation. */
export function ticketMessage(shown: ShownTicket, text: TicketsText): SlackMessage {
  const { ticket, message } = shown;
  const closed = ticket.status === 'closed';
  const subject = oneLine(ticket.subject) || text.noSubject;
  const body = mailBody(headings(shown, text), message, shown.refusedFiles, text);
  const state = stateInWords(ticket, text);
  return {
    text: notificationText(`#${ticket.id} ${subject}`, ticket.requester, message.newText),
    blocks: [
      { type: 'header', text: plain(`${closed ? '✅ ' : ''}#${ticket.id} ${subject}`, limits.header) },
      body.block,
      ...mailNotices(message, shown.leftOnServer, text),
      ...floodNotice(ticket, text),
      { type: 'context', elements: [plain(state, limits.option)] },
      ...linkBlocks(shown.links, text),
      { type: 'actions', elements: [...ticketButtons(ticket, text), moreActions(ticket, message, text)] },
    ],
  };
}

function stateInWords({ status, mergedInto }: Ticket, text: TicketsText): string {
  if (mergedInto !== null) return `🔀 ${text.regrouping.links.merged.to(`#${mergedInto}`)}`;
  return status === 'closed' ? `✅ ${text.closed}` : `🟢 ${text.open}`;
}

/** Where Slack refuses the mail's words for whatever reason: the ticket all the same. */
export function plainTicketMessage({ ticket, message }: ShownTicket, text: TicketsText): SlackMessage {
  return {
    text: `#${ticket.id}`,
    blocks: [
      { type: 'section', text: plain(`#${ticket.id}: ${text.cannotBeShown}`) },
      { type: 'actions', elements: [...ticketButtons(ticket, text), moreActions(ticket, message, text)] },
    ],
  };
}

/** `Maria Silva <maria@example.com>`, or the address alone. */
export function correspondentInWords({ name, address }: Correspondent): string {
  const shown = oneLine(name);
  return shown === '' || shown === address ? oneLine(address) : `${shown} <${oneLine(address)}>`;
}

/** What a notification says: the heading, who, and the beginning of the text. */
export function notificationText(heading: string, from: Correspondent, written: string): string {
  const who = oneLine(from.name) || oneLine(from.address);
  const beginning = cutText(written.trim().replace(/\s+/g, ' '), { characters: 200 }).text;
  return escapeText(cutText(`${heading} · ${who}: ${beginning}`, { characters: 600 }).text);
}

function headings({ ticket, message, accountName, groupName, typeName }: ShownTicket, text: TicketsText) {
  const fact = (label: string, value: string) => [words(`${label} `, { bold: true }), words(value)];
  const facts = [
    fact(text.account, oneLine(accountName ?? '') || text.removedAccount),
    ...(typeName === null ? [] : [fact(text.type, oneLine(typeName))]),
    ...(groupName === null ? [] : [fact(text.group, oneLine(groupName))]),
    ...(ticket.priority === 'normal' ? [] : [fact(text.priority, priorityInWords(ticket.priority, text))]),
    ...assignee(ticket, text),
  ];
  return [
    literalLine(
      ...fact(
        message.direction === 'outgoing' ? text.to : text.from,
        cutText(correspondentInWords(ticket.requester), { characters: 320 }).text,
      ),
      words('\n'),
      ...facts.flatMap((one, index) => (index === 0 ? one : [words(' · '), ...one])),
      words('\n'),
    ),
  ];
}

/** The urgent ones catch the eye. */
function priorityInWords(priority: Priority, { priorities }: TicketsText): string {
  const sign = { low: '', normal: '', high: '🔸 ', urgent: '🔴 ' }[priority];
  return `${sign}${priorities[priority]}`;
}

/** As a mention, which tells the person once, when the ticket is posted. Nobody in Slack: nothing. */
function assignee({ assigneeId }: Ticket, text: TicketsText): (RichTextElement | null)[][] {
  if (assigneeId === null || !/^[UW][A-Z0-9]{2,}$/.test(assigneeId)) return [];
  return [[words(`${text.assignee} `, { bold: true }), { type: 'user', user_id: assigneeId }]];
}

function floodNotice({ heldBack }: Ticket, text: TicketsText): KnownBlock[] {
  if (heldBack === 0) return [];
  return [{ type: 'context', elements: [plain(`🌊 ${text.notices.heldBack(heldBack)}`)] }];
}

function ticketButtons({ id, status, mergedInto }: Ticket, text: TicketsText): Button[] {
  if (mergedInto !== null) return [];
  const reply: Button = {
    type: 'button',
    action_id: actionIds.reply,
    text: plain(text.button.reply, limits.button),
    value: String(id),
  };
  const reopen: Button = {
    type: 'button',
    action_id: actionIds.reopen,
    text: plain(text.button.reopen, limits.button),
    value: String(id),
  };
  return status === 'closed' ? [reopen, reply] : [{ ...reply, style: 'primary' }];
}

function moreActions({ id, status, mergedInto }: Ticket, message: Message, text: TicketsText): Overflow {
  const { menu } = text.regrouping;
  const ofTicket = [
    status === 'closed'
      ? choice(text.button.reopen, choiceValue({ what: 'reopen', id }))
      : choice(text.button.close, choiceValue({ what: 'close', id })),
    choice(menu.merge, choiceValue({ what: 'merge', id })),
  ];
  return {
    type: 'overflow',
    action_id: actionIds.more,
    options: [
      ...(mergedInto === null ? ofTicket : []),
      choice(text.button.showFullText, choiceValue({ what: 'show-full-text', id: message.id })),
      choice(menu.why, choiceValue({ what: 'why', id: message.id })),
    ],
  };
}
