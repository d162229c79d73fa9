import type { Json, User } from '../control-api.ts';
import type { State } from '../state/state.ts';

/** A user object as users.info gives it. https://docs.slack.dev/reference/objects/user-object */
export function userOf(state: State, user: User, { locale = false } = {}): Json {
  return {
    id: user.id,
    team_id: state.team.id,
    name: user.name,
    deleted: false,
    color: user.color.replace('#', ''),
    real_name: user.realName,
    tz: timeZones[user.locale] ?? 'America/New_York',
    tz_label: 'Local time',
    tz_offset: 0,
    profile: {
      real_name: user.realName,
      real_name_normalized: plain(user.realName),
      display_name: user.name,
      display_name_normalized: plain(user.name),
      first_name: user.realName.split(' ')[0] ?? '',
      last_name: user.realName.split(' ').slice(1).join(' '),
      status_text: '',
      status_emoji: '',
      avatar_hash: 'g0',
      team: state.team.id,
      ...(user.isBot ? { bot_id: state.app.botId, api_app_id: state.app.id } : {}),
    },
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 1_700_000_000,
    is_email_confirmed: true,
    ...(locale ? { locale: user.locale } : {}),
  };
}

/** The short form of a user in interaction payloads. */
export function actingUser(state: State, id: string): { id: string; username: string; name: string; team_id: string } {
  const name = state.users.get(id)?.name ?? id;
  return { id, username: name, name, team_id: state.team.id };
}

const timeZones: Record<string, string> = {
  'pt-BR': 'America/Sao_Paulo',
  'es-ES': 'Europe/Madrid',
  'en-US': 'America/New_York',
};

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
