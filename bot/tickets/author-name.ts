import { setTimeout as pause } from 'node:timers/promises';
import type { BotContext } from '../context.ts';

/** Who wrote an answer, by name and not as a mention, which would ping people about their own words. Null where nobody knows. */
export async function authorName({ personOf }: BotContext, authorId: string | null): Promise<string | null> {
  // Answers also come from elsewhere: an API token's id is nobody in Slack.
  if (authorId === null || !/^[UW][A-Z0-9]{2,}$/.test(authorId)) return null;
  const tooLate = pause(askFor, null, { ref: false });
  const person = await Promise.race([personOf(authorId).catch(() => null), tooLate]);
  return person?.actor.name ?? null;
}

/** Milliseconds: no mail waits longer than that for the name of who wrote it. */
const askFor = 2000;
