import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import { type Language, languageOf } from '@inbox-email/core/language.ts';
import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import Keyv from 'keyv';
import { type Text, textIn } from './text/text.ts';

/** A member of the Slack workspace as the bot meets them. */
export interface Person {
  actor: Actor;
  language: Language;
  text: Text;
}

const minutes = 60_000;

/** The people of the workspace, by Slack user id. */
export interface People {
  of(userId: string): Promise<Person>;
  /**
   * Takes over what the event `user_change` says. True if we know the person and they now read another language or
   * may do more or less than before; the event also comes for every change of a status line.
   */
  notice(user: SlackUser): Promise<boolean>;
}

/** What Slack says about a user, in users.info and in the event user_change. */
export type SlackUser = NonNullable<UsersInfoResponse['user']>;

/**
 * A supervisor is an admin or owner of this workspace, or somebody whom a supervisor has named; so is an observer. What Slack says about a
 * person is kept for five minutes: also where no event tells of it, a new admin waits no longer.
 */
export function peopleOf(client: WebClient, desk: Desk, teamId: string): People {
  const profiles = new Keyv<Profile>({ ttl: 5 * minutes });
  return {
    async of(userId) {
      const profile = (await profiles.get(userId)) ?? profileOf(await readUser(client, userId), userId, teamId);
      await profiles.set(userId, profile);
      const leads = profile.isAdmin || (await desk.supervisors.list()).includes(userId);
      const observes = !leads && (await desk.observers.list()).includes(userId);
      const role = leads ? 'supervisor' : observes ? 'observer' : 'agent';
      const language = languageOf(profile.locale);
      return { actor: { id: userId, name: profile.name, role }, language, text: textIn(language) };
    },
    async notice(user) {
      const before = user.id === undefined ? undefined : await profiles.get(user.id);
      if (user.id === undefined || before === undefined) return false;
      const after = profileOf({ locale: before.locale, ...user }, user.id, teamId);
      await profiles.set(user.id, after);
      return before.locale !== after.locale || before.isAdmin !== after.isAdmin;
    },
  };
}

/** The name that a person chose to be shown by, or else their real one; the handle only where there is nothing better. */
export function nameOf({ id, name: handle, real_name: olderRealName, profile = {} }: SlackUser): string {
  const { display_name: chosen, real_name: realName } = profile;
  return (chosen !== handle && chosen) || realName || olderRealName || handle || (id ?? '');
}

/** For what the desk is not asked about before it is shown. @throws DeskError forbidden */
export function requireSupervisor({ actor }: Person): void {
  if (actor.role !== 'supervisor') throw new DeskError('forbidden', 'supervisors only');
}

/** For what observers may see too. @throws DeskError forbidden */
export function requireObserver({ actor }: Person): void {
  if (actor.role === 'agent') throw new DeskError('forbidden', 'supervisors and observers only');
}

interface Profile {
  name: string;
  locale: string;
  isAdmin: boolean;
}

/** https://docs.slack.dev/reference/methods/users.info */
async function readUser(client: WebClient, userId: string): Promise<SlackUser> {
  return (await client.users.info({ user: userId, include_locale: true })).user ?? {};
}

function profileOf(user: SlackUser, userId: string, teamId: string): Profile {
  // In a shared channel Slack also knows people of other workspaces, who may well be admins over there.
  const isOurs = user.team_id === undefined || user.team_id === teamId;
  return {
    name: nameOf({ ...user, id: userId }),
    locale: user.locale ?? '',
    isAdmin: isOurs && Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
  };
}
