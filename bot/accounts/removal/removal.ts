import type { Account } from '@inbox-email/core/account/account.ts';
import type { App } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { publishHome } from '../home/publish-home.ts';
import { removalCallback, removalView } from './removal-view.ts';

/** Removes an account once the person has said yes. */
export function registerRemoval(app: App, context: BotContext): void {
  app.view(removalCallback, async ({ ack, body, view }) => {
    const person = await context.personOf(body.user.id);
    await context.desk.accounts.remove(person.actor, view.private_metadata);
    await ack();
    await publishHome(context, person);
  });
}

export async function openRemoval(
  { client }: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: removalView(account, person.text) });
}
