import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import { type Language, languageOf } from '@inbox-email/core/language.ts';
import type { WebClient } from '@slack/web-api';
import Keyv from 'keyv';
import { type Text, textIn } from './text/text.ts';

/** A member of the Slack workspace as the bot meets them. */
export interface Person {
  actor: Actor;
  language: Language;
  text: Text;
}

const minutes = 60_000;

/**
 * Looks people up by Slack user id. A supervisor is an admin or owner of this workspace, or somebody whom a
 * supervisor has named. What Slack says about a person is kept for five minutes, so a new admin waits no longer.
 */
export function personLookup(client: WebClient, desk: Desk, teamId: string): (userId: string) => Promise<Person> {
  const profiles = new Keyv<Profile>({ ttl: 5 * minutes });
  return async (userId) => {
    const profile = (await profiles.get(userId)) ?? (await readProfile(client, userId, teamId));
    await profiles.set(userId, profile);
    const named = await desk.supervisors.list();
    const role = profile.isAdmin || named.includes(userId) ? 'supervisor' : 'agent';
    const language = languageOf(profile.locale);
    return { actor: { id: userId, name: profile.name, role }, language, text: textIn(language) };
  };
}

/** For what the desk is not asked about before it is shown. @throws DeskError forbidden */
export function requireSupervisor({ actor }: Person): void {
  if (actor.role !== 'supervisor') throw new DeskError('forbidden', 'supervisors only');
}

interface Profile {
  name: string;
  locale: string;
  isAdmin: boolean;
}

/** users.info (https://docs.slack.dev/reference/methods/users.info). */
async function readProfile(client: WebClient, userId: string, teamId: string): Promise<Profile> {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  // In a shared channel Slack also knows people of other workspaces, who may well be admins over there.
  const isOurs = user?.team_id === undefined || user.team_id === teamId;
  return {
    name: user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || userId,
    locale: user?.locale ?? '',
    isAdmin: isOurs && Boolean(user?.is_admin || user?.is_owner || user?.is_primary_owner),
  };
}
