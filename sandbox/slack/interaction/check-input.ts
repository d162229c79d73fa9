import type { Json, ViewState } from '../control-api.ts';
import { valueKeyOf } from '../state/view-state.ts';

/**
 * What Slack's own client refuses before an app hears of a submission: block_id → words. Required fields, lengths,
 * number ranges, addresses and links.
 */
export function missingInput(view: Json, state: ViewState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input') continue;
    const value = state[block.block_id]?.[block.element.action_id];
    const typed = value?.[valueKeyOf(block.element.type) ?? ''];
    const words = isEmpty(typed) ? emptyError(block) : valueError(block.element, typed);
    if (words) errors[block.block_id] = words;
  }
  return errors;
}

function isEmpty(typed: Json): boolean {
  if (typed === null || typed === undefined || typed === '') return true;
  if (Array.isArray(typed)) return typed.length === 0;
  return typed.type === 'rich_text' && JSON.stringify(typed).indexOf('"text":"') === -1;
}

function emptyError(block: Json): string | null {
  return block.optional ? null : 'Please complete this required field.';
}

function valueError(element: Json, typed: Json): string | null {
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, typed);
    case 'number_input':
      return numberError(element, typed);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(typed) ? null : 'Please enter a valid URL.';
    default:
      return tooMany(element, typed);
  }
}

function lengthError(element: Json, typed: string): string | null {
  const { min_length: min = 0, max_length: max = 3000 } = element;
  if (typed.length < min) return `Please enter at least ${min} characters.`;
  return typed.length > max ? `Please enter no more than ${max} characters.` : null;
}

function numberError(element: Json, typed: string): string | null {
  const number = Number(typed);
  if (typed.trim() === '' || Number.isNaN(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter a number of at least ${element.min_value}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter a number of at most ${element.max_value}.`;
  }
  return null;
}

function tooMany(element: Json, typed: Json): string | null {
  const max = element.max_selected_items ?? (element.type === 'file_input' ? (element.max_files ?? 10) : Infinity);
  return Array.isArray(typed) && typed.length > max ? `Please choose no more than ${max}.` : null;
}
