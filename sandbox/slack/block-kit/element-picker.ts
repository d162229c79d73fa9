import { z } from 'zod';
import { actionable, confirmable, focusable, placeholdable } from './element-fields.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element */
export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  ...placeholdable,
  initial_date: z.iso.date('must be a date of the form YYYY-MM-DD').optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/time-picker-element */
export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  ...placeholdable,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the form HH:mm')
    .optional(),
  timezone: z.string().optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element */
export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});
