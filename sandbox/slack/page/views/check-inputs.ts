import type { Json, ViewState } from '../../control-api.ts';
import type { Words } from '../words/words.ts';

/** What Slack itself finds wrong in a modal before the app hears of it: block_id → words. */
export function checkInputs(blocks: Json[], state: ViewState, words: Words): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const value = state[block.block_id]?.[block.element.action_id];
    const complaint = isEmpty(value)
      ? block.optional
        ? null
        : words.required
      : checkText(block.element, value, words);
    if (complaint) wrong[block.block_id] = complaint;
  }
  return wrong;
}

function isEmpty(value: Json): boolean {
  const { type: _, ...held } = value ?? {};
  return Object.values(held).every((one) => one === null || one === '' || (Array.isArray(one) && one.length === 0));
}

function checkText(element: Json, value: Json, words: Words): string | null {
  const text: unknown = value.value;
  if (typeof text !== 'string') return null;
  switch (element.type) {
    case 'plain_text_input':
      if (text.length < (element.min_length ?? 0)) return words.tooShort(element.min_length);
      return text.length > (element.max_length ?? 3000) ? words.tooLong(element.max_length ?? 3000) : null;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : words.notAnAddress;
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? null : words.notAUrl;
    case 'number_input':
      return checkNumber(element, text, words);
    default:
      return null;
  }
}

function checkNumber(element: Json, text: string, words: Words): string | null {
  if (!(element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(text)) return words.notANumber;
  const { min_value: min, max_value: max } = element;
  const within =
    (min === undefined || Number(text) >= Number(min)) && (max === undefined || Number(text) <= Number(max));
  return within ? null : words.outOfRange(min, max);
}
