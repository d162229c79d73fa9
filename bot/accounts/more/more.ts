import { nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { requireSupervisor } from '../../person.ts';
import { redraw } from '../drawing/redraw.ts';
import { drawConflict } from '../form/draw-conflict.ts';
import { moreAction } from '../form/further-actions.ts';
import { savedWords, showSaved } from '../form/save-account.ts';
import { testReport } from '../test/report-view.ts';
import { drawnFrom, moreCallback, moreErrors, moreView, previewAction, typedMore } from './more-view.ts';

/** "More settings" of an account, opened from its form, and the test that follows. */
export function registerMore(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(moreAction, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const account = await desk.accounts.get(person.actor, action.value ?? '');
    // Slack stacks three views; only on top of the first is there certainly room.
    const back = body.view.root_view_id === body.view.id;
    const view = moreView(account, person.text, { back });
    if (back) await client.views.push({ trigger_id: body.trigger_id, view });
    else await redraw(client, body.view.id, view);
  });

  app.action<BlockAction>(previewAction, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const { accountId, version, back } = drawnFrom(body.view);
    const { actor, text } = await personOf(body.user.id);
    const account = await desk.accounts.get(actor, accountId);
    const typed = typedMore(body.view, account);
    // The fields keep what is typed; the account stays the one that the person saw.
    const view = moreView({ ...account, version }, text, { previewed: typed.signature, back });
    await redraw(client, body.view.id, view);
  });

  app.view(moreCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { actor, text } = person;
    const { accountId, version } = drawnFrom(view);
    const before = await desk.accounts.get(actor, accountId);
    const typed = { ...before, ...typedMore(view, before) };
    try {
      const account = await desk.accounts.edit(actor, accountId, version, typed, {});
      const report = testReport(account, nothingTestedYet(account), text, savedWords(account, text));
      await ack({ response_action: 'update', view: report });
      await showSaved(context, person, account, view.id);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      if (error.code === 'conflict') {
        return ack({ response_action: 'update', view: await drawConflict(context, person, accountId, typed) });
      }
      const errors = error.code === 'invalid' ? moreErrors(error.issues, text) : null;
      if (errors === null) throw error;
      await ack({ response_action: 'errors', errors });
    }
  });
}
