import type { Act, ActResult, Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { changed, type State } from '../state/state.ts';
import { elementsOf, mergeViewState } from '../state/view-state.ts';
import { findView } from '../state/views.ts';
import { viewOf } from '../wire/view.ts';
import { actionOf, ImpossibleAction, stateAfter } from './action.ts';
import { notInTime } from './answers.ts';
import { triggeringBase } from './payload.ts';

/** A person uses an element of their home or of a modal: block_actions with the view and all that is typed in it. */
export async function actOnView(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'view-action' }>,
): Promise<ActResult> {
  const stored = findView(state, { id: act.viewId });
  if (!stored || stored.user !== act.as) return { ok: false, error: 'view_not_found' };
  const found = elementsOf(stored.view.blocks).find(
    ({ blockId, element }) => blockId === act.blockId && element.action_id === act.actionId,
  );
  if (!found) return { ok: false, error: 'element_not_found' };
  stored.state = mergeViewState(stored.view, stored.state, act.state ?? {});
  try {
    const action = actionOf(state, found.blockId, found.element, act.action);
    const value = stateAfter(found.element, act.action);
    if (value) stored.state[found.blockId] = { ...stored.state[found.blockId], [act.actionId]: value };
    changed(state);
    if (found.block.type === 'input' && !found.block.dispatch_action) return { ok: true };
    const payload = {
      ...triggeringBase(state, 'block_actions', act.as),
      container: { type: 'view', view_id: stored.id },
      view: viewOf(state, stored),
      actions: [action],
    };
    const sent: Json = { type: 'interactive', payload, acceptsResponse: false };
    return notInTime(await link.interact(sent, `block_actions ${act.actionId}`));
  } catch (error) {
    if (error instanceof ImpossibleAction) return { ok: false, error: error.message };
    throw error;
  }
}
