/** The names under which Slack tells us what a person did. Posted messages keep theirs for ever: never change one. */
export const actionIds = {
  reply: 'ticket-reply',
  close: 'ticket-close',
  reopen: 'ticket-reopen',
  showFullText: 'ticket-full-text',
  /** The overflow menu; its options' values are those of `ticketChoice`. */
  more: 'ticket-more',
  sendAgain: 'ticket-send-again',
  earlierPart: 'ticket-text-earlier',
  laterPart: 'ticket-text-later',
  /** In a digest of old tickets. */
  showTicket: 'ticket-show',
  /** The menu in which the ticket to merge into is looked for. */
  mergeInto: 'ticket-merge-into',
} as const;

export const callbackIds = {
  reply: 'ticket-reply',
  merge: 'ticket-merge',
  split: 'ticket-split',
  fullText: 'ticket-full-text',
  showTicket: 'ticket-show',
  /** The message shortcut, as the app's manifest has it. */
  sendAsEmail: 'send_as_email',
} as const;

/** `id` is a ticket's for close, reopen and merge, a message's for the others. */
export type TicketChoice = { what: 'close' | 'reopen' | 'merge' | 'show-full-text' | 'why' | 'split'; id: number };

/** The value of an overflow menu's option: `close:7`. */
export function choiceValue({ what, id }: TicketChoice): string {
  return `${what}:${id}`;
}

export function readChoice(value: string): TicketChoice | null {
  const [, what, id] = /^(close|reopen|merge|show-full-text|why|split):(\d+)$/.exec(value) ?? [];
  return what === undefined ? null : { what: what as TicketChoice['what'], id: Number(id) };
}
