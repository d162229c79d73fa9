import type { Json, ViewState } from '../control-api.ts';

/**
 * The state of a view's fields after the app opened, updated or published it: a field keeps what was typed while its
 * block_id, action_id and type stay the same, every other one begins with its `initial_*` value.
 * https://docs.slack.dev/surfaces/modals#updating_views
 */
export function nextViewState(view: Json, before: ViewState = {}): ViewState {
  const state: ViewState = {};
  for (const { blockId, element } of statefulElements(view.blocks)) {
    const kept = before[blockId]?.[element.action_id];
    state[blockId] ??= {};
    state[blockId][element.action_id] = kept?.type === element.type ? kept : initialValue(element);
  }
  return state;
}

/** Takes over what a person typed, for fields that the view has; anything else is ignored. An empty text is null. */
export function mergeViewState(view: Json, before: ViewState, typed: ViewState): ViewState {
  const state = nextViewState(view, before);
  for (const [blockId, fields] of Object.entries(state)) {
    for (const actionId of Object.keys(fields)) {
      const value = typed[blockId]?.[actionId];
      if (value?.type === fields[actionId].type)
        fields[actionId] = value.value === '' ? { ...value, value: null } : value;
    }
  }
  return state;
}

/** Every element that has a value, with the id of its block: in input, section and actions blocks. */
export function statefulElements(blocks: readonly Json[]): { blockId: string; block: Json; element: Json }[] {
  return elementsOf(blocks).filter(({ element }) => Object.hasOwn(valueKeys, element.type));
}

/** Every element that a person can act on, with its block. */
export function elementsOf(blocks: readonly Json[]): { blockId: string; block: Json; element: Json }[] {
  return blocks.flatMap((block) => {
    const own = [block.element, block.accessory, ...elementList(block)].filter((element) => element?.action_id);
    const found = own.map((element) => ({ blockId: block.block_id as string, block, element }));
    return [...found, ...elementsOf(block.child_blocks ?? [])];
  });
}

function elementList(block: Json): Json[] {
  if (block.type === 'actions' || block.type === 'context_actions') return block.elements;
  return block.type === 'card' ? (block.actions ?? []) : [];
}

/** Element type → name of its value in `state.values`, and of the field that it begins with. */
const valueKeys: Record<string, { key: string; initial: string; empty: Json }> = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: undefined },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { key: 'files', initial: '', empty: [] },
};

/** Name of an element's value in `state.values` and in `actions[]`; null for elements without one. */
export function valueKeyOf(elementType: string): string | null {
  return valueKeys[elementType]?.key ?? null;
}

function initialValue(element: Json): Json {
  const { key, initial, empty } = valueKeys[element.type] ?? { key: 'value', initial: '', empty: null };
  const value = element[initial] ?? empty;
  return value === undefined ? { type: element.type } : { type: element.type, [key]: value };
}
