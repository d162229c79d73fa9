import type { EventBody, TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';

/** An event that tells of an account rather than of a ticket. */
export type AccountEvent = Extract<TicketEvent, { accountId: string }>;

/** What an alert tells of: its event, and how often it has happened since. */
export type AlertFacts = Exclude<Extract<EventBody, { accountId: string }>, { type: 'account.recovered' }> & {
  count: number;
  /** When it happened last, milliseconds since 1970. */
  lastAt: number;
};

export type RecoveryFacts = Extract<EventBody, { type: 'account.recovered' }> & { at: number };

export function isOfAccount(event: TicketEvent): event is AccountEvent {
  return 'accountId' in event;
}
