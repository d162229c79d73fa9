import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { requireSupervisor } from '../../person.ts';
import { drawLatest } from '../drawing/draw-latest.ts';
import { openOnTop } from '../drawing/open-on-top.ts';
import { redraw } from '../drawing/redraw.ts';
import { dryRunAction } from '../form/further-actions.ts';
import { dryRunAgainAction, dryRunView } from './dry-run-view.ts';

const everyMs = 500;

/** The dry run, live: from the account's form, and again. */
export function registerDryRun(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(new RegExp(`^(${dryRunAction}|${dryRunAgainAction})$`), async (args) => {
    const { ack, body, action } = args;
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { actor, text } = person;
    const account = await desk.accounts.get(actor, action.value ?? '');
    const facts = { groups: await desk.groups.list(), types: await desk.ticketTypes.list() };
    const first = dryRunView(account, { step: 'sign-in' }, facts, text);
    const isOpen = action.action_id === dryRunAgainAction;
    const viewId = isOpen ? body.view.id : await openOnTop(client, body.view, body.trigger_id, first);
    if (viewId === undefined) return;
    if (isOpen) await redraw(client, viewId, first);
    await drawLatest(
      desk.accounts.dryRun(actor, account.id),
      (run) => redraw(client, viewId, dryRunView(account, run, facts, text)),
      everyMs,
    );
  });
}
