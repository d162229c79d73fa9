import { botActor } from '../../bot-actor.ts';
import type { BotContext } from '../../context.ts';
import { drawHome, shownBy } from './publish-home.ts';

const lookEvery = 3000;
/** Milliseconds after which nobody is thought to look any more: Slack does not tell when a Home is left. */
const freshFor = 15 * 60_000;

/** Draws the Homes that people have open anew when an account's state changes, or mail comes. */
export function keepHomesFresh(context: BotContext): { stop(): void } {
  const look = createHomesLook(context);
  const timer = setInterval(() => void look(), lookEvery);
  return { stop: () => clearInterval(timer) };
}

/** One look at how things stand; the next one does not begin before this one is through. Never rejects. */
function createHomesLook(context: BotContext, now: () => number = Date.now): () => Promise<void> {
  const { homes, desk, personOf, log, stopping } = context;
  let looking = false;
  return async () => {
    for (const [userId, { lookedAt }] of homes) if (now() - lookedAt > freshFor) homes.delete(userId);
    if (homes.size === 0 || looking || stopping.aborted) return;
    looking = true;
    try {
      const current = shownBy(await desk.accounts.list(botActor(context)), desk.storage());
      for (const [userId, home] of homes) {
        if (home.shows === current) continue;
        const shows = await drawHome(context, await personOf(userId), home.wish);
        // Unless the person has opened it anew meanwhile.
        if (homes.get(userId) === home) homes.set(userId, { ...home, shows });
      }
    } catch (error) {
      log.debug(`Homes could not be drawn anew: ${(error as Error).message}`);
    } finally {
      looking = false;
    }
  };
}
