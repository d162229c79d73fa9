import { checkOptions } from '../block-kit/check-options.ts';
import type { Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import type { State } from '../state/state.ts';
import { elementsOf } from '../state/view-state.ts';
import { findView } from '../state/views.ts';
import { viewOf } from '../wire/view.ts';
import { interactionBase } from './payload.ts';

export interface Suggestion {
  as: string;
  viewId: string;
  blockId: string;
  actionId: string;
  value: string;
}

/**
 * Asks the app for the options of an external select. Answers `{ options }` or `{ option_groups }` as the app gave
 * them, or no options where it did not answer well.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export async function suggestOptions(state: State, link: AppLink, asked: Suggestion): Promise<Json> {
  const none = { options: [] };
  const stored = findView(state, { id: asked.viewId });
  if (!stored || stored.user !== asked.as) return none;
  const found = elementsOf(stored.view.blocks).find(
    ({ blockId, element }) => blockId === asked.blockId && element.action_id === asked.actionId,
  );
  if (!found || asked.value.length < (found.element.min_query_length ?? 3)) return none;
  const payload = {
    ...interactionBase(state, 'block_suggestion', asked.as),
    container: { type: 'view', view_id: stored.id },
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.value,
    view: viewOf(state, stored),
  };
  const where = `block_suggestion ${asked.actionId}`;
  const ack = await link.interact({ type: 'interactive', payload, acceptsResponse: true }, where);
  return ack.status === 'acked' && checkOptions(state, where, ack.payload) ? ack.payload : none;
}
