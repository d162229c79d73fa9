import type { OpenView, Snapshot, ViewState } from '../control-api.ts';

/**
 * What a person has typed and not yet sent, as a browser keeps it: a value lives as long as its view and its field
 * (block_id and action_id) do.
 */
export interface Fields {
  set(viewId: string, blockId: string, actionId: string, value: ViewState[string][string]): void;
  /** The view's state with what was typed on top. */
  stateOf(view: OpenView): ViewState;
  /** Forgets what the views of a snapshot no longer have. */
  prune(snapshot: Snapshot): void;
}

export function createFields(): Fields {
  const typed = new Map<string, ViewState>();
  return {
    set(viewId, blockId, actionId, value) {
      const state = typed.get(viewId) ?? {};
      state[blockId] = { ...state[blockId], [actionId]: value };
      typed.set(viewId, state);
    },
    stateOf(view) {
      const state = structuredClone(view.state);
      for (const [blockId, fields] of Object.entries(typed.get(view.id) ?? {})) {
        state[blockId] = { ...state[blockId], ...fields };
      }
      return state;
    },
    prune({ home, modals }) {
      const open = new Map([home, ...modals].flatMap((view) => (view ? [[view.id, view]] : [])));
      for (const [viewId, state] of typed) {
        const view = open.get(viewId);
        if (!view) typed.delete(viewId);
        else forget(state, view.state);
      }
    },
  };
}

function forget(typed: ViewState, fields: ViewState): void {
  for (const [blockId, actions] of Object.entries(typed)) {
    for (const actionId of Object.keys(actions)) {
      if (fields[blockId]?.[actionId] === undefined) delete actions[actionId];
    }
  }
}
