import { nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { requireSupervisor } from '../../person.ts';
import { openOnTop } from '../drawing/open-on-top.ts';
import { redraw } from '../drawing/redraw.ts';
import { drawConflict } from '../form/draw-conflict.ts';
import { foldersAction } from '../form/further-actions.ts';
import { savedWords, showSaved } from '../form/save-account.ts';
import { testReport } from '../test/report-view.ts';
import { chosenFolders, foldersCallback, foldersView, foldersWaiting } from './folders-view.ts';

/** "Choose folders": signs in, lists, and saves what is chosen; the test follows. */
export function registerFolders(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(foldersAction, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { actor, text } = person;
    const account = await desk.accounts.get(actor, action.value ?? '');
    const viewId = await openOnTop(client, body.view, body.trigger_id, foldersWaiting(text));
    if (viewId === undefined) return;
    const found = await desk.accounts.folders(actor, account.id);
    await redraw(client, viewId, foldersView(account, found, text));
  });

  app.view(foldersCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { actor, text } = person;
    const { accountId, version, folders } = chosenFolders(view);
    const before = await desk.accounts.get(actor, accountId);
    const receiving = { ...before.receiving, folders };
    const typed = { ...before, receiving };
    const account = await desk.accounts.edit(actor, accountId, version, typed, {}).catch((error) => {
      if (error instanceof DeskError && error.code === 'conflict') return null;
      throw error;
    });
    if (account === null) {
      return ack({ response_action: 'update', view: await drawConflict(context, person, accountId, typed) });
    }
    const report = testReport(account, nothingTestedYet(account), text, savedWords(account, text));
    await ack({ response_action: 'update', view: report });
    await showSaved(context, person, account, view.id);
  });
}
