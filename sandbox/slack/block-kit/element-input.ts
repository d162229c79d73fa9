import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { actionable, dispatchable, focusable, placeholdable } from './element-fields.ts';
import { richText } from './rich-text.ts';

const field = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const lines = z.number().int().min(1).max(100).optional();

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...field,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  })
  .check((check) => {
    const { min_length: min, max_length: max, initial_value: initial = '' } = check.value;
    if (min !== undefined && max !== undefined && min > max)
      refuse(check, 'min_length', 'must not exceed `max_length`');
    if (max !== undefined && initial.length > max) {
      refuse(check, 'initial_value', `must be less than ${max + 1} characters`);
    }
  });

/** https://docs.slack.dev/reference/block-kit/block-elements/email-input-element */
export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...field,
  initial_value: z.string().max(3000).optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/url-input-element */
export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...field,
  initial_value: z.string().max(3000).optional(),
});

const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number');

/** https://docs.slack.dev/reference/block-kit/block-elements/number-input-element */
export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...field,
    is_decimal_allowed: z.boolean(),
    initial_value: numeral.optional(),
    min_value: numeral.optional(),
    max_value: numeral.optional(),
  })
  .check((check) => {
    const { min_value: min, max_value: max, initial_value: initial } = check.value;
    if (Number(min) > Number(max)) refuse(check, 'min_value', 'must not be greater than `max_value`');
    if (Number(initial) < Number(min)) refuse(check, 'initial_value', 'must not be less than `min_value`');
    if (Number(initial) > Number(max)) refuse(check, 'initial_value', 'must not be greater than `max_value`');
  });

/** https://docs.slack.dev/reference/block-kit/block-elements/rich-text-input-element */
export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...field,
  initial_value: richText.optional(),
  min_lines: lines,
  max_lines: lines,
});

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionable,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});

function refuse(check: z.core.ParsePayload<Json>, field: string, message: string): void {
  check.issues.push({ code: 'custom', message, path: [field], input: check.value });
}
