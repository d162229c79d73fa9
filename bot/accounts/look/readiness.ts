import type { Account } from '@inbox-email/core/account/account.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { type Person, requireObserver } from '../../person.ts';
import { openOnTop } from '../drawing/open-on-top.ts';
import { redraw } from '../drawing/redraw.ts';
import { readinessAction } from '../form/further-actions.ts';
import { readinessAgainAction, readinessView } from './readiness-view.ts';

/** Delivery readiness: from the account's form, and again. */
export function registerReadiness(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^(${readinessAction}|${readinessAgainAction})$`),
    async ({ ack, body, action }) => {
      await ack();
      if (!body.view) return;
      const person = await personOf(body.user.id);
      requireObserver(person);
      const account = await desk.accounts.get(person.actor, action.value ?? '');
      const waiting = readinessView(account, null, person.text);
      const isOpen = action.action_id === readinessAgainAction;
      const viewId = isOpen ? body.view.id : await openOnTop(client, body.view, body.trigger_id, waiting);
      if (viewId === undefined) return;
      if (isOpen) await redraw(client, viewId, waiting);
      await drawReadiness(context, person, account, viewId);
    },
  );
}

/** Opens the modal at once and fills it when the DNS has answered. */
export async function openReadiness(
  context: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  const view = readinessView(account, null, person.text);
  const opened = await context.client.views.open({ trigger_id: triggerId, view });
  if (opened.view?.id) await drawReadiness(context, person, account, opened.view.id);
}

async function drawReadiness({ client, desk }: BotContext, { actor, text }: Person, account: Account, viewId: string) {
  const readiness = await desk.accounts.readiness(actor, account.id);
  await redraw(client, viewId, readinessView(account, readiness, text));
}
