import { useRef, useState } from 'preact/hooks';
import type { Json, OpenView, ViewState } from '../../control-api.ts';
import type { Surface } from '../blocks/surface.ts';
import { loadOptions } from '../workspace-client.ts';
import { useWorkspace } from '../workspace-context.ts';
import { stateWith, stillThere } from './typed-state.ts';

/** A view's fields: what is typed is kept here and goes to the workspace with every act. */
export function useViewSurface(view: OpenView, found: Record<string, string>): Surface & { state(): ViewState } {
  const { act, confirm, me } = useWorkspace();
  const typed = useRef<ViewState>({});
  const [, redraw] = useState(0);
  const hash = useRef(view.hash);
  if (hash.current !== view.hash) {
    hash.current = view.hash;
    typed.current = stillThere(view.state, typed.current);
  }
  const state = () => stateWith(view.state, typed.current);

  return {
    kind: view.type,
    state,
    valueOf: (blockId, actionId) => state()[blockId]?.[actionId],
    errorOf: (blockId) => found[blockId] ?? view.errors[blockId],
    change(blockId: string, element: Json, value: Json) {
      if (!view.state[blockId]?.[element.action_id]) return;
      const fields = { ...typed.current[blockId], [element.action_id]: { type: element.type, ...value } };
      typed.current = { ...typed.current, [blockId]: fields };
      redraw((count) => count + 1);
    },
    async dispatch(blockId, element, did) {
      if (element.confirm && !(await confirm(element.confirm))) return false;
      await act({
        type: 'view-action',
        viewId: view.id,
        blockId,
        actionId: element.action_id,
        action: did,
        state: state(),
      });
      return true;
    },
    options: (blockId, actionId, value) => loadOptions(me.id, { viewId: view.id, blockId, actionId, value }),
  };
}
