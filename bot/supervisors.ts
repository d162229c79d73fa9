import type { Desk } from '@inbox-email/core/desk.ts';
import { type Language, languageOf } from '@inbox-email/core/language.ts';
import type { WebClient } from '@slack/web-api';
import type { Member } from '@slack/web-api/dist/types/response/UsersListResponse.js';
import Keyv from 'keyv';

/** Who runs the workspace: whom an agent can ask, and whose language the channels get. */
export interface Leads {
  /** Up to three user ids: people named as supervisors first, then owners, then admins. */
  toAsk(): Promise<string[]>;
  /** The language of the workspace's owner; English where Slack does not tell. */
  language(): Promise<Language>;
}

const hours = 3_600_000;
// Large workspaces have hundreds of pages; owners nearly always joined early and stand on the first.
const pagesRead = 3;

/** Reads users.list, at most once an hour. */
export function workspaceLeads(client: WebClient, desk: Desk): Leads {
  const cache = new Keyv<Member[]>({ ttl: hours });
  const admins = async () => {
    const known = await cache.get('admins');
    if (known) return known;
    const found = await readAdmins(client);
    await cache.set('admins', found);
    return found;
  };
  return {
    async toAsk() {
      const ids = [...(await desk.supervisors.list()), ...(await admins()).flatMap(({ id }) => id ?? [])];
      return [...new Set(ids)].slice(0, 3);
    },
    async language() {
      return languageOf((await admins())[0]?.locale);
    },
  };
}

/** Owners first, the primary one before all. */
async function readAdmins(client: WebClient): Promise<Member[]> {
  const admins: Member[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesRead && cursor !== ''; page++) {
    const answer = await client.users.list({ limit: 200, include_locale: true, ...(cursor && { cursor }) });
    admins.push(...(answer.members ?? []).filter((member) => !member.deleted && (member.is_admin || member.is_owner)));
    cursor = answer.response_metadata?.next_cursor ?? '';
  }
  return admins.sort((a, b) => rank(b) - rank(a));
}

function rank(member: Member): number {
  return Number(member.is_primary_owner ?? false) * 2 + Number(member.is_owner ?? false);
}
