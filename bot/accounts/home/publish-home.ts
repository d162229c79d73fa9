import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { wholeList } from './account-list.ts';
import { homeForAgents, homeView } from './home-view.ts';

/** Draws App Home for a person as things stand now. */
export async function publishHome(
  { client, desk, leads }: BotContext,
  person: Person,
  wish = wholeList,
): Promise<void> {
  const { actor, text } = person;
  const view =
    actor.role !== 'agent'
      ? homeView(
          {
            accounts: await desk.accounts.list(actor),
            groups: await desk.groups.list(),
            types: await desk.ticketTypes.list(),
            health: await desk.accounts.health(actor),
            storage: desk.storage(),
            wish,
            mayChange: actor.role === 'supervisor',
          },
          text,
        )
      : homeForAgents(await leads.toAsk(), text);
  await client.views.publish({ user_id: actor.id, view });
}
