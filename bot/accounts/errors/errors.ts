import type { Account } from '@inbox-email/core/account/account.ts';
import { nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction, SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { BotContext } from '../../context.ts';
import { type Person, requireObserver } from '../../person.ts';
import { openOnTop } from '../drawing/open-on-top.ts';
import { redraw } from '../drawing/redraw.ts';
import { draftOf } from '../form/draft.ts';
import { drawForm } from '../form/open-form.ts';
import { drawTest } from '../test/in-modal.ts';
import { testReport } from '../test/report-view.ts';
import {
  allErrorsView,
  type ErrorsFacts,
  errorsActions,
  errorsKept,
  errorsView,
  quarantineAsked,
  shownAccount,
} from './errors-view.ts';
import { transcriptView } from './transcript-view.ts';

/**
 * The last errors of an account, or of all: turning their pages, the conversation behind one, and what can be done: test,
 * edit, and try again whatever was held up.
 */
export function registerErrors(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;
  type Clicked = { person: Person; view: SlackViewAction['view']; value: string; triggerId: string };
  const onClick = (actionId: string | RegExp, act: (clicked: Clicked) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action }) => {
      await ack();
      if (!body.view) return;
      const person = await personOf(body.user.id);
      await act({ person, view: body.view, value: action.value ?? '', triggerId: body.trigger_id });
    });

  onClick(new RegExp(`^${errorsActions.page}\\.`), async ({ person, view, value }) => {
    await redraw(client, view.id, await drawErrors(context, person, shownAccount(view), { page: Number(value) }));
  });

  onClick(
    new RegExp(`^${errorsActions.transcript}\\.`),
    async ({ person: { actor, text }, view, value, triggerId }) => {
      const errors = await desk.accounts.errors(actor, shownAccount(view), errorsKept);
      const error = errors.find(({ id }) => String(id) === value);
      if (error === undefined) throw new DeskError('unknown', 'The error is no longer kept');
      await client.views.push({ trigger_id: triggerId, view: transcriptView(error, text) });
    },
  );

  onClick(errorsActions.retryQuarantine, async ({ person, view }) => {
    const account = await desk.accounts.get(person.actor, shownAccount(view) ?? '');
    const filed = await desk.accounts.retryQuarantine(person.actor, account.id);
    const left = (await desk.accounts.quarantine(person.actor, account.id, quarantineAsked)).length;
    const retriedQuarantine = { filed, of: filed + left };
    await redraw(client, view.id, await drawErrors(context, person, account.id, { page: 0, retriedQuarantine }));
  });

  onClick(errorsActions.retryAffected, async ({ person, view, value }) => {
    const account = await desk.accounts.get(person.actor, value);
    const draw = async (retried: ErrorsFacts['retried'] & {}) =>
      redraw(client, view.id, await drawErrors(context, person, shownAccount(view), { page: 0, retried }));
    await draw({ account, result: null });
    await draw({ account, result: await desk.accounts.retryAffected(person.actor, account.id) });
  });

  onClick(errorsActions.testNow, async ({ person, view, value, triggerId }) => {
    const account = await desk.accounts.get(person.actor, value);
    const report = testReport(account, nothingTestedYet(account), person.text);
    const viewId = await openOnTop(client, view, triggerId, report);
    if (viewId !== undefined) await drawTest(context, person, account, viewId);
  });

  onClick(errorsActions.edit, async ({ person, view, value, triggerId }) => {
    const account = await desk.accounts.get(person.actor, value);
    await openOnTop(client, view, triggerId, await drawForm(context, person, draftOf(account)));
  });
}

/** Those of an account, or with null those of all. */
export async function openErrors(
  context: BotContext,
  person: Person,
  account: Account | null,
  triggerId: string,
): Promise<void> {
  requireObserver(person);
  const view = await drawErrors(context, person, account?.id ?? null, { page: 0 });
  await context.client.views.open({ trigger_id: triggerId, view });
}

async function drawErrors(
  { desk }: BotContext,
  { actor, text }: Person,
  accountId: string | null,
  asked: Omit<ErrorsFacts, 'errors' | 'mayChange'>,
): Promise<ModalView> {
  const shown = { ...asked, mayChange: actor.role === 'supervisor' };
  const errors = await desk.accounts.errors(actor, accountId, errorsKept);
  const health = await desk.accounts.health(actor);
  if (accountId === null) {
    return allErrorsView({ accounts: await desk.accounts.list(actor), errors, health, ...shown }, text);
  }
  const account = await desk.accounts.get(actor, accountId);
  const quarantine = await desk.accounts.quarantine(actor, accountId, quarantineAsked);
  const own = health.find((one) => one.accountId === accountId) ?? null;
  return errorsView(account, { errors, quarantine, health: own, ...shown }, text);
}
