import type { Account } from '@inbox-email/core/account/account.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import { errorsKept, errorsPageAction, errorsView } from './errors-view.ts';
import { redraw } from './redraw.ts';

/** The last errors of an account, and turning their pages. */
export function registerErrors(app: App, context: BotContext): void {
  app.action<BlockAction<ButtonAction>>(new RegExp(`^${errorsPageAction}\\.`), async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await context.personOf(body.user.id);
    const account = await context.desk.accounts.get(person.actor, body.view.private_metadata);
    const view = await drawErrors(context, person, account, Number(action.value));
    await redraw(context.client, body.view.id, view);
  });
}

export async function openErrors(
  context: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  const view = await drawErrors(context, person, account, 0);
  await context.client.views.open({ trigger_id: triggerId, view });
}

async function drawErrors({ desk }: BotContext, person: Person, account: Account, page: number) {
  return errorsView(account, await desk.accounts.errors(person.actor, account.id, errorsKept), page, person.text);
}
