import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@inbox-email/core/work/clock.ts';
import { createExpiring } from '../store/expiring.ts';
import type { BotDatabase } from '../store/schema.ts';

/** Links that lead one person to one thing, once, and not for long. */
export interface OneTimeLinks<Purpose> {
  /** A new token of 256 bits for the link's address. Only its hash is stored. */
  issue(purpose: Purpose): Promise<string>;
  /** What the token is for, without using it up: link previews and reloads look too. Null: used, expired or made up. */
  look(token: string): Promise<Purpose | null>;
  /** Uses the token up. Of several callers at once one gets an answer, the others null. */
  take(token: string): Promise<Purpose | null>;
}

/** How long a link works: ten minutes. */
export const linkLastsMinutes = 10;

/** `name` keeps links of different kinds apart: a token of one kind is none of another. */
export function createOneTimeLinks<Purpose>(
  database: BotDatabase,
  name: string,
  clock: Clock = Date.now,
): OneTimeLinks<Purpose> {
  const links = createExpiring<Purpose>(database, name, linkLastsMinutes * 60_000, clock);
  return {
    async issue(purpose) {
      const token = randomBytes(32).toString('base64url');
      await links.set(hashed(token), purpose);
      return token;
    },
    look: async (token) => (await links.get(hashed(token))) ?? null,
    async take(token) {
      const purpose = await links.get(hashed(token));
      return purpose !== undefined && (await links.delete(hashed(token))) ? purpose : null;
    },
  };
}

const hashed = (token: string) => createHash('sha256').update(token).digest('base64url');
