import { setTimeout as pause } from 'node:timers/promises';
import { tokenOfActorId } from '@inbox-email/core/api-token.ts';
import type { BotContext } from '../context.ts';

/** Who wrote an answer, by name and not as a mention, which would ping people about their own words. Null where nobody knows. */
export async function authorName({ desk, personOf }: BotContext, authorId: string | null): Promise<string | null> {
  const tokenId = authorId === null ? null : tokenOfActorId(authorId);
  if (tokenId !== null) return desk.apiTokens.nameOf(tokenId);
  if (authorId === null || !/^[UW][A-Z0-9]{2,}$/.test(authorId)) return null;
  const tooLate = pause(askFor, null, { ref: false });
  const person = await Promise.race([personOf(authorId).catch(() => null), tooLate]);
  return person?.actor.name ?? null;
}

/** Milliseconds: no mail waits longer than that for the name of who wrote it. */
const askFor = 2000;
