import type { Json } from '../control-api.ts';
import type { State } from '../state/state.ts';
import { issueTrigger } from '../state/triggers.ts';
import { actingUser } from '../wire/user.ts';

/** What every interaction payload begins with. https://docs.slack.dev/reference/interaction-payloads */
export function interactionBase(state: State, type: string, user: string): Json {
  return {
    type,
    user: actingUser(state, user),
    api_app_id: state.app.id,
    token: state.app.verificationToken,
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The same with a fresh trigger_id, for those that may open a modal. */
export function triggeringBase(state: State, type: string, user: string): Json {
  return { ...interactionBase(state, type, user), trigger_id: issueTrigger(state, user) };
}
