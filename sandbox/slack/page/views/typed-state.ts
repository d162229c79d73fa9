import type { Json, ViewState } from '../../control-api.ts';

/**
 * A view's values as a person sees them: what the workspace knows, and over it what was typed since. Fields that the
 * view no longer has, or that became another kind, lose what was typed, as in Slack.
 */
export function stateWith(known: ViewState, typed: ViewState): ViewState {
  const state: ViewState = {};
  for (const [blockId, fields] of Object.entries(known)) {
    state[blockId] = {};
    for (const [actionId, value] of Object.entries(fields)) {
      state[blockId][actionId] = typedValue(typed, blockId, actionId, value);
    }
  }
  return state;
}

/** What was typed into fields that are still there: the rest must not come back when a field of that name does. */
export function stillThere(known: ViewState, typed: ViewState): ViewState {
  const kept: ViewState = {};
  for (const [blockId, fields] of Object.entries(typed)) {
    for (const [actionId, value] of Object.entries(fields)) {
      if (known[blockId]?.[actionId]?.type === value.type) kept[blockId] = { ...kept[blockId], [actionId]: value };
    }
  }
  return kept;
}

function typedValue(typed: ViewState, blockId: string, actionId: string, known: Json): Json {
  const value = typed[blockId]?.[actionId];
  return value?.type === known.type ? value : known;
}
