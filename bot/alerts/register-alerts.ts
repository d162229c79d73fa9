import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { doWithAccount } from '../accounts/do-with-account.ts';
import type { BotContext } from '../context.ts';
import { alertActions } from './alert-message.ts';

/** The buttons of alerts, for supervisors: everyone else is told whom to ask. */
export function registerAlerts(app: App, context: BotContext): void {
  for (const verb of ['test', 'errors'] as const) {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: alertActions[verb] },
      async ({ ack, body, action }) => {
        await ack();
        const person = await context.personOf(body.user.id);
        await doWithAccount(context, person, verb, action.value ?? '', body.trigger_id);
      },
    );
  }
}
