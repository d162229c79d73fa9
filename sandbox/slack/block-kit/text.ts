import { z } from 'zod';

/** A string of 1 to `max` characters. */
const words = (max: number) => z.string().min(1).max(max);

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });

export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() });

/** Plain text or mrkdwn. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** Identifiers that an app chooses: action_id, block_id, callback_id, external_id. */
export const identifier = z.string().max(255);

export const webAddress = z
  .string()
  .max(3000)
  .refine((text) => /^(https?|mailto|slack):/i.test(text) && URL.canParse(text), 'must be a valid URL');
