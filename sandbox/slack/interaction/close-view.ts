import type { Act, ActResult } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import type { State } from '../state/state.ts';
import { closeAll, closeFrom, findView } from '../state/views.ts';
import { viewOf } from '../wire/view.ts';
import { interactionBase } from './payload.ts';

/**
 * A person closes a modal, or the whole stack with `all`. Views with notify_on_close tell the app (view_closed); nobody
 * waits for its ack. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed
 */
export function closeView(state: State, link: AppLink, act: Extract<Act, { type: 'close-view' }>): ActResult {
  const stored = findView(state, { id: act.viewId });
  if (!stored || stored.user !== act.as || stored.view.type !== 'modal') return { ok: false, error: 'view_not_found' };
  const clear = act.all === true || stored.view.clear_on_close === true;
  const closed = clear ? closeAll(state, act.as) : closeFrom(state, stored);
  for (const view of closed) {
    if (!view.view.notify_on_close) continue;
    const payload = {
      ...interactionBase(state, 'view_closed', act.as),
      view: viewOf(state, view),
      is_cleared: clear,
    };
    const where = `view_closed ${view.view.callback_id ?? ''}`.trim();
    void link.interact({ type: 'interactive', payload, acceptsResponse: false }, where);
  }
  return { ok: true };
}
