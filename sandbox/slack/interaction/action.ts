import type { Json } from '../control-api.ts';
import { nextTs } from '../state/ids.ts';
import type { State } from '../state/state.ts';
import { valueKeyOf } from '../state/view-state.ts';

/** What a person did that the element does not allow. */
export class ImpossibleAction extends Error {}

/**
 * The entry of `actions[]` for what a person did with an element: `did` holds the element's value under Slack's name
 * for it (`selected_option`, `value`, …). https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 * @throws ImpossibleAction where an option is not among the element's options.
 */
export function actionOf(state: State, blockId: string, element: Json, did: Json): Json {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: blockId,
    ...initialOf(element),
    ...(element.placeholder && { placeholder: element.placeholder }),
    ...whatWasDone(element, did ?? {}),
    action_ts: nextTs(state),
  };
}

/** The element's value in `state.values` after the action; null for elements without one. */
export function stateAfter(element: Json, did: Json): Json | null {
  const key = valueKeyOf(element.type);
  if (!key) return null;
  return { type: element.type, [key]: whatWasDone(element, did ?? {})[key] ?? null };
}

function whatWasDone(element: Json, did: Json): Json {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return pick(element, ['text', 'value', 'style', 'url', 'icon']);
    case 'feedback_buttons':
      return { value: did.value, text: did.text };
    case 'overflow':
      return { selected_option: knownOption(element, did.selected_option) };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: did.selected_option ? knownOption(element, did.selected_option) : null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: (did.selected_options ?? []).map((option: Json) => knownOption(element, option)) };
    default: {
      const key = valueKeyOf(element.type);
      return key ? { [key]: did[key] ?? null } : {};
    }
  }
}

function initialOf(element: Json): Json {
  const given = Object.keys(element).filter((key) => key.startsWith('initial_'));
  return pick(element, given);
}

function knownOption(element: Json, chosen: Json): Json {
  const options = element.options ?? (element.option_groups ?? []).flatMap((group: Json) => group.options);
  const known = options.find((option: Json) => option.value === chosen?.value);
  if (!known) throw new ImpossibleAction(`${element.action_id} has no option ${JSON.stringify(chosen?.value)}`);
  return known;
}

function pick(from: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));
}
