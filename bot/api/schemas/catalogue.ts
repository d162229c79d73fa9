import * as z from 'zod';
import { outgoing } from './named.ts';

export const typesOut = outgoing(
  'TicketTypes',
  z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })), nextCursor: z.null() }),
);

export const groupsOut = outgoing(
  'Groups',
  z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), channel: z.string().nullable().describe('The Slack channel') }),
    ),
    nextCursor: z.null(),
  }),
);
