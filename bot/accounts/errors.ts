import type { Account } from '@inbox-email/core/account/account.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../context.ts';
import { type Person, requireSupervisor } from '../person.ts';
import { type ErrorsFacts, errorsActions, errorsKept, errorsView, quarantineAsked } from './errors-view.ts';
import { redraw } from './redraw.ts';
import { transcriptView } from './transcript-view.ts';

/** The last errors of an account: turning their pages, the conversation behind one, and trying quarantined mails again. */
export function registerErrors(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${errorsActions.page}\\.`), async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const account = await desk.accounts.get(person.actor, body.view.private_metadata);
    await redraw(client, body.view.id, await drawErrors(context, person, account, { page: Number(action.value) }));
  });

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${errorsActions.transcript}\\.`),
    async ({ ack, body, action }) => {
      await ack();
      if (!body.view) return;
      const { actor, text } = await personOf(body.user.id);
      const errors = await desk.accounts.errors(actor, body.view.private_metadata, errorsKept);
      const error = errors.find(({ id }) => String(id) === action.value);
      if (error === undefined) throw new DeskError('unknown', 'The error is no longer kept');
      await client.views.push({ trigger_id: body.trigger_id, view: transcriptView(error, text) });
    },
  );

  app.action<BlockAction<ButtonAction>>(errorsActions.retryQuarantine, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const account = await desk.accounts.get(person.actor, body.view.private_metadata);
    const filed = await desk.accounts.retryQuarantine(person.actor, account.id);
    const left = (await desk.accounts.quarantine(person.actor, account.id, quarantineAsked)).length;
    const retried = { filed, of: filed + left };
    await redraw(client, body.view.id, await drawErrors(context, person, account, { page: 0, retried }));
  });
}

export async function openErrors(
  context: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  requireSupervisor(person);
  const view = await drawErrors(context, person, account, { page: 0 });
  await context.client.views.open({ trigger_id: triggerId, view });
}

async function drawErrors(
  { desk }: BotContext,
  { actor, text }: Person,
  account: Account,
  shown: Pick<ErrorsFacts, 'page' | 'retried'>,
) {
  const errors = await desk.accounts.errors(actor, account.id, errorsKept);
  const quarantine = await desk.accounts.quarantine(actor, account.id, quarantineAsked);
  return errorsView(account, { errors, quarantine, ...shown }, text);
}
