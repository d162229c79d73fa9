import type { Act, ActResult } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { announceHomeOpened } from '../events/workspace-events.ts';
import { actOnMessage, useMessageShortcut } from '../interaction/act-on-message.ts';
import { actOnView } from '../interaction/act-on-view.ts';
import { closeView } from '../interaction/close-view.ts';
import { runSlashCommand } from '../interaction/slash-command.ts';
import { submitView } from '../interaction/submit-view.ts';
import type { State } from '../state/state.ts';
import { archiveChannel, createChannel, inviteBot, setLocale } from './change-workspace.ts';
import { react, sendMessage } from './write.ts';

/** Does what a person does; see {@link Act}. Interactions answer once the app has acknowledged them. */
export async function perform(state: State, link: AppLink, act: Act): Promise<ActResult> {
  if (!state.users.has(act.as)) return { ok: false, error: 'user_not_found' };
  switch (act.type) {
    case 'open-home':
      announceHomeOpened(state, link, act.as);
      return { ok: true };
    case 'view-action':
      return actOnView(state, link, act);
    case 'message-action':
      return actOnMessage(state, link, act);
    case 'submit-view':
      return submitView(state, link, act);
    case 'close-view':
      return closeView(state, link, act);
    case 'slash-command':
      return runSlashCommand(state, link, act);
    case 'message-shortcut':
      return useMessageShortcut(state, link, act);
    case 'send-message':
      return sendMessage(state, link, act);
    case 'react':
      return react(state, link, act);
    case 'set-locale':
      return setLocale(state, link, act);
    case 'invite-bot':
      return inviteBot(state, link, act);
    case 'create-channel':
      return createChannel(state, link, act);
    case 'archive-channel':
    case 'unarchive-channel':
      return archiveChannel(state, link, act);
    default:
      return { ok: false, error: `unknown act ${JSON.stringify((act as { type: unknown }).type)}` };
  }
}
