import type { EventBody, TicketEvent } from './ticket-event.ts';

/** The types of events that programs outside are told of, all there are. */
export const eventTypes = [
  'ticket.opened',
  'ticket.closed',
  'ticket.reopened',
  'ticket.changed',
  'ticket.merged',
  'ticket.split',
  'ticket.linked',
  'ticket.flooded',
  'ticket.noted',
  'message.received',
  'reply.queued',
  'reply.sent',
  'reply.deferred',
  'reply.failed',
  'reply.uncertain',
  'reply.cancelled',
  'reply.bounced',
  'account.failing',
  'account.paused',
  'account.recovered',
  'account.stalled',
  'account.drifting',
  'account.drift-over',
  'mail.quarantined',
] as const satisfies EventBody['type'][];

export type EventType = (typeof eventTypes)[number];
/** An event as the HTTP API and webhooks tell it: ids and facts, no words of a mail. */
export interface OutwardEvent {
  /** Strictly growing. */
  sequence: number;
  type: EventType;
  /** ISO 8601, as are all times in `data`. */
  timestamp: string;
  data: Record<string, unknown>;
}

/** The compiler refuses it while a type of event is missing above. */
export function outwardEvent({ sequence, at, type, ...data }: TicketEvent): OutwardEvent {
  const told = Object.entries(data).map(([name, value]) =>
    moments.has(name) && typeof value === 'number' ? [name, new Date(value).toISOString()] : [name, value],
  );
  return { sequence, type, timestamp: new Date(at).toISOString(), data: Object.fromEntries(told) };
}

const moments = new Set(['since', 'downSince']);
