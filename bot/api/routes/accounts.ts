import type { Account } from '@inbox-email/core/account/account.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import * as z from 'zod';
import { etagOfAccount, requireMatch } from '../etag.ts';
import { type Call, type Route, route } from '../route.ts';
import {
  accountOut,
  accountsOut,
  accountToTell,
  auditOut,
  auditToTell,
  errorsOut,
  errorToTell,
  healthOut,
  healthToTell,
  testOut,
  testToTell,
} from '../schemas/account.ts';
import { number } from '../schemas/named.ts';

const ofAccount = z.object({ accountId: z.string().max(64) });
type OfAccount = z.output<typeof ofAccount>;

/** How accounts are, what went wrong, and the test. Passwords are no matter of the API. */
export const accountRoutes: Route[] = [
  route({
    ...{ id: 'listAccounts', method: 'get', path: '/accounts', scope: 'accounts:read', answer: accountsOut },
    async handle({ desk, actor }) {
      return { items: (await desk.accounts.list(actor)).map(accountToTell), nextCursor: null };
    },
  }),
  route({
    ...{ id: 'getAccount', method: 'get', path: '/accounts/{accountId}', scope: 'accounts:read' },
    ...{ params: ofAccount, answer: accountOut, etag: etagOfAccount },
    handle: async ({ desk, actor, params: { accountId } }) => accountToTell(await desk.accounts.get(actor, accountId)),
  }),
  route({
    ...{ id: 'getAccountHealth', method: 'get', path: '/accounts/{accountId}/health', scope: 'accounts:read' },
    ...{ params: ofAccount, answer: healthOut },
    async handle({ desk, actor, params: { accountId } }) {
      const account = await desk.accounts.get(actor, accountId);
      const health = (await desk.accounts.health(actor)).find((one) => one.accountId === accountId);
      if (health === undefined) throw new DeskError('unknown', 'There is no such account');
      return healthToTell(account, health);
    },
  }),
  route({
    ...{ id: 'listAccountErrors', method: 'get', path: '/accounts/{accountId}/errors', scope: 'accounts:read' },
    ...{ params: ofAccount, query: z.object({ limit: number(1, 100).default(50) }), answer: errorsOut },
    async handle({ desk, actor, params: { accountId }, query: { limit }, language }) {
      const errors = await desk.accounts.errors(actor, accountId, limit);
      return { items: errors.map((error) => errorToTell(error, language)), nextCursor: null };
    },
  }),
  route({
    ...{ id: 'testAccount', method: 'post', path: '/accounts/{accountId}/test', scope: 'accounts:write' },
    ...{ params: ofAccount, answer: testOut, stream: tested },
    async handle(call) {
      let last: z.output<typeof testOut> | undefined;
      for await (const report of tested(call)) last = report;
      if (last === undefined) throw new Error('The test ended without a report');
      return last;
    },
  }),
  route({
    ...{ id: 'auditAccount', method: 'post', path: '/accounts/{accountId}/audit', scope: 'accounts:write' },
    ...{ params: ofAccount, answer: auditOut },
    async handle({ desk, actor, params: { accountId } }) {
      const [audit] = await desk.accounts.audit(actor, accountId);
      if (audit === undefined) throw new DeskError('unknown', 'There is no such account');
      return auditToTell(audit);
    },
  }),
  route({
    ...{ id: 'activateAccount', method: 'post', path: '/accounts/{accountId}/activate', scope: 'accounts:write' },
    ...{ takesIfMatch: true, params: ofAccount, answer: accountOut, etag: etagOfAccount },
    handle: (call) => switched(call, (id) => call.desk.accounts.activate(call.actor, id)),
  }),
  route({
    ...{ id: 'deactivateAccount', method: 'post', path: '/accounts/{accountId}/deactivate', scope: 'accounts:write' },
    ...{ takesIfMatch: true, params: ofAccount, answer: accountOut, etag: etagOfAccount },
    handle: (call) => switched(call, (id) => call.desk.accounts.deactivate(call.actor, id)),
  }),
];

async function* tested({ desk, actor, params: { accountId }, language, gone }: Call<OfAccount, unknown, unknown>) {
  for await (const diagnosis of desk.accounts.test(actor, accountId)) {
    yield testToTell(diagnosis, language);
    if (gone.aborted) return;
  }
}

async function switched(
  { desk, actor, params: { accountId }, ifMatch }: Call<OfAccount, unknown, unknown>,
  turn: (accountId: string) => Promise<Account>,
) {
  if (ifMatch !== null) requireMatch(ifMatch, etagOfAccount(await desk.accounts.get(actor, accountId)));
  return accountToTell(await turn(accountId));
}
