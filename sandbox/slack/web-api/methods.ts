import type { SocketMode } from '../delivery/socket-mode.ts';
import { apiTest, authTest, openConnection, teamInfo } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Method } from './method.ts';
import { reactionMethods } from './reactions.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method that the workspace knows; any other is an unknown_method and a complaint. */
export function webApiMethods(socketMode: SocketMode | null): Record<string, Method> {
  return {
    'api.test': apiTest,
    'auth.test': authTest,
    'apps.connections.open': openConnection(socketMode),
    'team.info': teamInfo,
    ...viewMethods,
    ...chatMethods,
    ...conversationMethods,
    ...historyMethods,
    ...userMethods,
    ...reactionMethods,
    ...fileMethods,
  };
}
