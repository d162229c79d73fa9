import type { Json } from '../control-api.ts';
import { elementsOf } from '../state/view-state.ts';
import { wordsOf } from './words.ts';

export interface Found {
  blockId: string;
  block: Json;
  element: Json;
}

/** What element is meant: a string is its action_id or any words on it or on its label. */
export type Wanted = string | { text?: string; actionId?: string; blockId?: string; value?: string; near?: string };

/**
 * The one element of a surface that is meant. `near` are words in its block or in the last text above it, to tell the
 * rows of a list apart. Null where there is none; throws where several fit.
 */
export function findElement(blocks: readonly Json[], wanted: Wanted): Found | null {
  const fitting = elementsOf(blocks).filter((found) => fits(found, wanted, blocks));
  if (fitting.length > 1 && new Set(fitting.map(({ blockId, element }) => blockId + element.action_id)).size > 1) {
    const places = fitting.map(({ blockId, element }) => `${blockId}/${element.action_id}`).join(', ');
    throw new Error(`${JSON.stringify(wanted)} fits several elements (${places}): say which with near or actionId`);
  }
  return fitting[0] ?? null;
}

function fits(found: Found, wanted: Wanted, blocks: readonly Json[]): boolean {
  if (typeof wanted === 'string') return found.element.action_id === wanted || namesOf(found).includes(wanted);
  const { text, actionId, blockId, value, near } = wanted;
  return (
    (actionId === undefined || found.element.action_id === actionId) &&
    (blockId === undefined || found.blockId === blockId) &&
    (text === undefined || namesOf(found).includes(text)) &&
    (value === undefined || found.element.value === value) &&
    (near === undefined || nearbyWords(found.block, blocks).includes(near))
  );
}

/** What a person would call the element: the words on it, its label, its placeholder. */
function namesOf({ block, element }: Found): string[] {
  const names = [element.text?.text, block.label?.text, element.placeholder?.text, element.accessibility_label];
  if (block.type === 'section' && element === block.accessory && !element.text) names.push(block.text?.text);
  return names.filter((name) => typeof name === 'string');
}

function nearbyWords(block: Json, blocks: readonly Json[]): string {
  const above = blocks.slice(0, blocks.indexOf(block)).findLast(({ type }) => type === 'section' || type === 'header');
  const own = wordsOf(block);
  return block.type === 'section' ? own : `${own}\n${above ? wordsOf(above) : ''}`;
}

/** The value of an element, in Slack's shape, after a person chose or typed `what`. */
export function chosenValue(element: Json, what: Json, names: Names): Json {
  const list = (Array.isArray(what) ? what : [what]).map(String);
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
    case 'external_select':
      return { selected_option: what === null ? null : optionNamed(element, list[0] ?? '', names) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { selected_options: list.map((name) => optionNamed(element, name, names)) };
    case 'users_select':
      return { selected_user: what === null ? null : names.user(list[0] ?? '') };
    case 'multi_users_select':
      return { selected_users: list.map(names.user) };
    case 'conversations_select':
      return { selected_conversation: what === null ? null : names.channel(list[0] ?? '') };
    case 'multi_conversations_select':
      return { selected_conversations: list.map(names.channel) };
    case 'channels_select':
      return { selected_channel: what === null ? null : names.channel(list[0] ?? '') };
    case 'multi_channels_select':
      return { selected_channels: list.map(names.channel) };
    case 'datepicker':
      return { selected_date: what };
    case 'timepicker':
      return { selected_time: what };
    case 'datetimepicker':
      return { selected_date_time: what };
    default:
      throw new Error(`nothing can be chosen in a ${element.type}`);
  }
}

/** Ids behind names. */
export interface Names {
  user(name: string): string;
  channel(name: string): string;
  /** Options that the app suggested for an external select. */
  suggested: readonly Json[];
}

function optionNamed(element: Json, name: string, { suggested }: Names): Json {
  const groups = element.option_groups ?? [];
  const options = element.options ?? [...groups.flatMap((group: Json) => group.options), ...suggested];
  const option = options.find((one: Json) => one.value === name || one.text.text === name);
  if (option) return option;
  const known = options.map((one: Json) => one.text.text).join(', ');
  throw new Error(`${element.action_id} has no option ${JSON.stringify(name)}; it has: ${known}`);
}
