import { z } from 'zod';
import { identifier, webAddress } from './text.ts';

const flag = z.boolean().optional();
const styled = {
  style: z.strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag }).optional(),
};
const mentionStyle = {
  style: z
    .strictObject({
      bold: flag,
      italic: flag,
      strike: flag,
      highlight: flag,
      client_highlight: flag,
      unlink: flag,
      underline: flag,
      code: flag,
    })
    .optional(),
};

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...styled });
const link = z.strictObject({
  type: z.literal('link'),
  url: webAddress,
  text: z.string().optional(),
  unsafe: flag,
  ...styled,
});

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#element-types */
const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    url: z.string().optional(),
    ...styled,
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), ...mentionStyle }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), ...mentionStyle }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), ...mentionStyle }),
  z.strictObject({ type: z.literal('team'), team_id: z.string().min(1), ...mentionStyle }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), ...styled }),
  z.strictObject({ type: z.literal('color'), value: z.string().regex(/^#[0-9a-f]{3,8}$/i), ...styled }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().min(1),
    url: webAddress.optional(),
    fallback: z.string().optional(),
    ...styled,
  }),
]);

const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: identifier.optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          elements: z.array(section).min(1),
          ...border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), ...border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [text, link])),
          language: z.string().optional(),
          ...border,
        }),
      ]),
    )
    .min(1),
});
