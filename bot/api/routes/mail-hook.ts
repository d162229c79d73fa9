import { type Route, route } from '../route.ts';
import { mailHookIn, mailHookOut, setMailHookOut } from '../schemas/mail-hook.ts';

/** The address that is asked before a mail opens a ticket. */
export const mailHookRoutes: Route[] = [
  route({
    ...{ id: 'getMailHook', method: 'get', path: '/mail-hook', scope: 'webhooks:write', answer: mailHookOut },
    handle: ({ desk, actor }) => desk.mailHook.get(actor),
  }),
  route({
    ...{ id: 'setMailHook', method: 'put', path: '/mail-hook', scope: 'webhooks:write' },
    ...{ body: mailHookIn, answer: setMailHookOut },
    async handle({ desk, actor, body }) {
      const { hook, secret } = await desk.mailHook.set(actor, body);
      return { ...hook, secret };
    },
  }),
  route({
    ...{ id: 'deleteMailHook', method: 'delete', path: '/mail-hook', scope: 'webhooks:write', answer: null },
    handle: ({ desk, actor }) => desk.mailHook.remove(actor),
  }),
];
