import type { Account } from '@inbox-email/core/account/account.ts';
import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { type ListWish, wholeList } from './account-list.ts';
import { homeForAgents, homeView } from './home-view.ts';

/** The Homes that people looked at lately, by user id: what each wanted to see, when, and what it shows. */
export type OpenHomes = Map<string, { wish: ListWish; lookedAt: number; shows: string }>;

/** Draws App Home for a person as things stand now, and keeps it fresh for a while (see keep-homes-fresh.ts). */
export async function publishHome(context: BotContext, person: Person, wish = wholeList): Promise<void> {
  const { actor } = person;
  const shows = await drawHome(context, person, wish);
  if (actor.role === 'agent') context.homes.delete(actor.id);
  else context.homes.set(actor.id, { wish, lookedAt: Date.now(), shows });
}

/** Draws it as it is; answers what it shows, as `shownBy` tells it. */
export async function drawHome(
  { client, desk, leads }: BotContext,
  { actor, text }: Person,
  wish: ListWish,
): Promise<string> {
  if (actor.role === 'agent') {
    await client.views.publish({ user_id: actor.id, view: homeForAgents(await leads.toAsk(), text) });
    return '';
  }
  const [accounts, storage] = [await desk.accounts.list(actor), desk.storage()];
  const view = homeView(
    {
      ...{ accounts, storage, wish, mayChange: actor.role === 'supervisor' },
      groups: await desk.groups.list(),
      types: await desk.ticketTypes.list(),
      health: await desk.accounts.health(actor),
    },
    text,
  );
  await client.views.publish({ user_id: actor.id, view });
  return shownBy(accounts, storage);
}

/** What a Home shows of accounts that changes by itself, to be compared. */
export function shownBy(accounts: readonly Account[], storage: StorageTrouble | null): string {
  const facts = accounts.map(({ id, version, state, stateCause, lastMailAt }) => [
    ...[id, version, state, stateCause, lastMailAt],
  ]);
  return JSON.stringify([facts, storage]);
}
