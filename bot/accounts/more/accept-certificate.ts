import { nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { requireSupervisor } from '../../person.ts';
import { redraw } from '../drawing/redraw.ts';
import { publishHome } from '../home/publish-home.ts';
import { drawTest } from '../test/in-modal.ts';
import { testReport } from '../test/report-view.ts';
import { type Acceptance, acceptAction } from './certificate-blocks.ts';

/** "Accept this certificate" in a test: the test runs again, in the same modal or, from a channel, in one of its own. */
export function registerAcceptCertificate(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${acceptAction}\\.`), async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { accountId, side, sha256 } = JSON.parse(action.value ?? '') as Acceptance;
    const { certificate } = person.text.moreSettings;
    const account = await desk.accounts.get(person.actor, accountId);
    const waiting = testReport(account, nothingTestedYet(account), person.text);
    const viewId = body.view?.id ?? (await client.views.open({ trigger_id: body.trigger_id, view: waiting })).view?.id;
    if (viewId === undefined) return;
    if (body.view) await redraw(client, viewId, waiting);
    const words = await desk.accounts.acceptCertificate(person.actor, accountId, side, sha256).then(
      () => certificate.accepted,
      (error) => {
        if (error instanceof DeskError && error.code === 'conflict') return certificate.gone;
        throw error;
      },
    );
    await drawTest(context, person, await desk.accounts.get(person.actor, accountId), viewId, words);
    await publishHome(context, person);
  });
}
