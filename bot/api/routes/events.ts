import { eventTypes, outwardEvent } from '@inbox-email/core/ticket/outward-event.ts';
import * as z from 'zod';
import { type Route, route } from '../route.ts';
import { eventsOut } from '../schemas/event.ts';
import { cursor, number } from '../schemas/named.ts';

const types = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.enum(eventTypes)));

/** The feed: whoever asks again from where they stood gets an event again rather than never. */
export const eventRoutes: Route[] = [
  route({
    ...{ id: 'listEvents', method: 'get', path: '/events', scope: 'events:read', answer: eventsOut },
    query: z.object({
      after: cursor.default('0').describe('The nextCursor of the page before; 0: from the beginning'),
      types: types.optional().describe('Only these, separated by commas'),
      limit: number(1, 500).default(100),
    }),
    async handle({ desk, actor, query: { after, types: wanted, limit } }) {
      const events = await desk.feed.after(actor, Number(after), limit);
      const items = events.filter(({ type }) => wanted === undefined || wanted.includes(type)).map(outwardEvent);
      return { items, nextCursor: String(events.at(-1)?.sequence ?? after), hasMore: events.length === limit };
    },
  }),
];
