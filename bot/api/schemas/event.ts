import { eventTypes } from '@inbox-email/core/ticket/outward-event.ts';
import * as z from 'zod';
import { moment, outgoing } from './named.ts';

export const eventOut = outgoing(
  'Event',
  z.object({
    sequence: z.int().describe('Strictly growing'),
    type: z.enum(eventTypes),
    timestamp: moment,
    data: z.record(z.string(), z.unknown()).describe('Ids and facts, as ticketId, messageId, accountId, code'),
  }),
);

export const eventsOut = outgoing(
  'EventPage',
  z.object({
    items: z.array(eventOut),
    nextCursor: z.string().describe('For `after` of the next request; the same as before where nothing is new'),
    hasMore: z.boolean(),
  }),
);
