import type { EventBody, TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';

/** An event that tells of an account rather than of a ticket. */
export type AccountEvent = Extract<TicketEvent, { accountId: string }>;

/** What an alert tells of: its event, and how often it has happened since. */
export type AlertFacts = Exclude<
  Extract<EventBody, { accountId: string }>,
  { type: 'account.recovered' | 'account.drift-over' }
> & {
  count: number;
  /** When it happened last, milliseconds since 1970. */
  lastAt: number;
};

export type RecoveryFacts = Extract<EventBody, { type: 'account.recovered' | 'account.drift-over' }> & { at: number };

export function isRecovery<Facts extends { type: string }>(
  facts: Facts,
): facts is Extract<Facts, { type: 'account.recovered' | 'account.drift-over' }> {
  return facts.type === 'account.recovered' || facts.type === 'account.drift-over';
}

export function isOfAccount(event: TicketEvent): event is AccountEvent {
  return 'accountId' in event;
}
