import type { Person } from '../../person.ts';
import type { BotDatabase } from '../../store/schema.ts';
import { createOneTimeLinks, type OneTimeLinks } from '../../web/one-time-links.ts';
import type { Draft } from '../form/draft.ts';

/** Passwords on a page of ours, so that none passes through Slack. */
export interface SafePasswords {
  /** Where the page is: the token follows. */
  publicUrl: string;
  links: OneTimeLinks<Asked>;
  /** A link for this person that works once, for ten minutes. */
  linkFor(person: Person, draft: Draft, viewId: string): Promise<string>;
}

/** What is typed on the page saves `draft` as this person; the test that follows is drawn into the modal `viewId`. */
export interface Asked {
  userId: string;
  draft: Draft;
  viewId: string;
}

export const passwordPath = '/password';

/** `publicUrl`: the address under which people's browsers reach our web server. */
export function createSafePasswords(database: BotDatabase, publicUrl: string): SafePasswords {
  const links = createOneTimeLinks<Asked>(database, 'password');
  return {
    publicUrl,
    links,
    async linkFor(person, draft, viewId) {
      const token = await links.issue({ userId: person.actor.id, draft, viewId });
      return `${publicUrl.replace(/\/+$/, '')}${passwordPath}/${token}`;
    },
  };
}
