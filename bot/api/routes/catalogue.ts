import { type Route, route } from '../route.ts';
import { groupsOut, typesOut } from '../schemas/catalogue.ts';

/** Groups and ticket types: what tickets refer to. */
export const catalogueRoutes: Route[] = [
  route({
    ...{ id: 'listTicketTypes', method: 'get', path: '/ticket-types', scope: 'tickets:read', answer: typesOut },
    handle: async ({ desk }) => ({ items: await desk.ticketTypes.list(), nextCursor: null }),
  }),
  route({
    ...{ id: 'listGroups', method: 'get', path: '/groups', scope: 'tickets:read', answer: groupsOut },
    handle: async ({ desk }) => ({ items: await desk.groups.list(), nextCursor: null }),
  }),
];
