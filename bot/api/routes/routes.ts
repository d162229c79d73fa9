import type { Route } from '../route.ts';
import { accountRoutes } from './accounts.ts';
import { catalogueRoutes } from './catalogue.ts';
import { eventRoutes } from './events.ts';
import { mailHookRoutes } from './mail-hook.ts';
import { ticketRoutes } from './tickets.ts';
import { webhookRoutes } from './webhooks.ts';

/** Everything that the API can be asked, in the order in which its documentation tells it. */
export const routes: readonly Route[] = [
  ...ticketRoutes,
  ...catalogueRoutes,
  ...accountRoutes,
  ...eventRoutes,
  ...webhookRoutes,
  ...mailHookRoutes,
];
