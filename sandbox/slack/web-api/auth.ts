import type { Json } from '../control-api.ts';
import type { SocketMode } from '../delivery/socket-mode.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest: Method = ({ state }) => ({
  url: `${state.url}/`,
  team: state.team.name,
  user: state.users.get(state.app.botUserId)?.name,
  team_id: state.team.id,
  user_id: state.app.botUserId,
  bot_id: state.app.botId,
  is_enterprise_install: false,
});

/** https://docs.slack.dev/reference/methods/api.test */
export const apiTest: Method = ({ args }) => ({ args });

/** https://docs.slack.dev/reference/methods/apps.connections.open */
export function openConnection(socketMode: SocketMode | null): Method {
  return (): Json => {
    if (!socketMode) throw new SlackRefusal('socket_mode_not_enabled');
    return { url: socketMode.ticketUrl() };
  };
}

/** https://docs.slack.dev/reference/methods/team.info */
export const teamInfo: Method = ({ state }) => ({
  team: { ...state.team, email_domain: '', icon: { image_default: true }, url: `${state.url}/` },
});
