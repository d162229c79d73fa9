import { checkView } from '../block-kit/check-view.ts';
import type { Json } from '../control-api.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type StoredView } from '../state/state.ts';
import { spend, triggerOf } from '../state/triggers.ts';
import { findView, openModal, publishHome, pushModal, updateView } from '../state/views.ts';
import { viewOf } from '../wire/view.ts';
import { type Call, type Method, refuse, requireArgument } from './method.ts';

/** https://docs.slack.dev/reference/methods/views.open */
const viewsOpen: Method = (call) => {
  const trigger = triggerOf(call.state, call.method, call.args.trigger_id);
  const view = checkView(call.state, call.method, requireArgument(call, 'view'), 'modal');
  const opened = recorded(call, () => openModal(call.state, trigger.user, view));
  spend(trigger);
  return { view: viewOf(call.state, opened) };
};

/** https://docs.slack.dev/reference/methods/views.push */
const viewsPush: Method = (call) => {
  const trigger = triggerOf(call.state, call.method, call.args.trigger_id);
  const view = checkView(call.state, call.method, requireArgument(call, 'view'), 'modal');
  const pushed = recorded(call, () => pushModal(call.state, trigger.user, view));
  spend(trigger);
  return { view: viewOf(call.state, pushed) };
};

/** https://docs.slack.dev/reference/methods/views.update */
const viewsUpdate: Method = (call) => {
  const { state, args } = call;
  if (!args.view_id && !args.external_id) requireArgument(call, 'view_id');
  const stored = findView(state, { id: args.view_id, externalId: args.external_id });
  // Not a complaint: a person may close a view at any moment, which no app can foresee.
  if (!stored) throw new SlackRefusal('not_found');
  const view = checkView(state, call.method, requireArgument(call, 'view'), stored.view.type);
  recorded(call, () => updateView(state, stored, view, args.hash));
  return { view: viewOf(state, stored) };
};

/** https://docs.slack.dev/reference/methods/views.publish */
const viewsPublish: Method = (call) => {
  const { state, args } = call;
  const user = String(requireArgument(call, 'user_id'));
  if (!state.users.has(user)) refuse(call, 'user_not_found', `no user ${user}`);
  const view = checkView(state, call.method, requireArgument(call, 'view'), 'home');
  const home: StoredView = recorded(call, () => publishHome(state, user, view, args.hash));
  return { view: viewOf(state, home) };
};

/**
 * Refusals that show a mistake of the app become complaints. A hash_conflict is none: the hash is there for an app to
 * notice that another of its updates came first.
 */
function recorded<T>({ state, method }: Call, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof SlackRefusal && error.code !== 'hash_conflict')
      complain(state, error.code, method, error.message);
    throw error;
  }
}

export const viewMethods: Record<string, Method> = {
  'views.open': viewsOpen,
  'views.push': viewsPush,
  'views.update': viewsUpdate,
  'views.publish': viewsPublish,
} satisfies Record<string, (call: Call) => Json>;
