import { randomBytes } from 'node:crypto';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type State, type Trigger } from './state.ts';

const triggerLifeMs = 3000;

/** A trigger_id for a person's interaction: lives 3 s and works once. https://docs.slack.dev/interactivity/handling-user-interaction */
export function issueTrigger(state: State, user: string): string {
  state.counter += 1;
  const id = `${state.clock()}.${state.counter}.${randomBytes(16).toString('hex')}`;
  state.triggers.set(id, { user, issuedAt: state.clock(), exchanged: false });
  return id;
}

/**
 * Exchanges a trigger_id for the person who caused it. A trigger is not burnt by a call that fails for its view, so the
 * caller calls {@link spend} once the view is accepted.
 */
export function triggerOf(state: State, method: string, id: unknown): Trigger {
  const trigger = typeof id === 'string' ? state.triggers.get(id) : undefined;
  const code = refusalOf(state, trigger);
  if (trigger && !code) return trigger;
  complain(state, code ?? 'invalid_trigger_id', method, `trigger_id ${JSON.stringify(id)}`);
  throw new SlackRefusal(code ?? 'invalid_trigger_id');
}

export function spend(trigger: Trigger): void {
  trigger.exchanged = true;
}

function refusalOf(state: State, trigger: Trigger | undefined): string | null {
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.exchanged) return 'exchanged_trigger_id';
  return state.clock() - trigger.issuedAt > triggerLifeMs ? 'expired_trigger_id' : null;
}
