import { z } from 'zod';
import { slackFile } from './composition.ts';
import { actionsElement, inputElement, sectionAccessory } from './element.ts';
import { button, feedbackButtons, iconButton, imageElement } from './element-button.ts';
import { richText } from './rich-text.ts';
import { anyText, identifier, mrkdwn, plainText, webAddress } from './text.ts';

const id = { block_id: identifier.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .check((check) => {
    if (check.value.text || check.value.fields) return;
    const message = 'must define either `text` or `fields`';
    check.issues.push({ code: 'custom', message, path: ['type'], input: check.value });
  });

const actions = z.strictObject({ type: z.literal('actions'), ...id, elements: z.array(actionsElement).min(1).max(25) });

const context = z.strictObject({
  type: z.literal('context'),
  ...id,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...id,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

const divider = z.strictObject({ type: z.literal('divider'), ...id });
const header = z.strictObject({ type: z.literal('header'), ...id, text: plainText(150), level: z.number().optional() });

const input = z.strictObject({
  type: z.literal('input'),
  ...id,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  element: inputElement,
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const image = z
  .strictObject({
    type: z.literal('image'),
    ...id,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: webAddress.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((block) => (block.image_url === undefined) !== (block.slack_file === undefined), {
    message: 'must define either `image_url` or `slack_file`',
  });

const markdown = z.strictObject({ type: z.literal('markdown'), ...id, text: z.string().min(1).max(12_000) });

const alert = z.strictObject({
  type: z.literal('alert'),
  ...id,
  text: anyText(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const card = z
  .strictObject({
    type: z.literal('card'),
    ...id,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: anyText(150).optional(),
    subtitle: anyText(150).optional(),
    body: anyText(200).optional(),
    actions: z.array(button).min(1).optional(),
  })
  .refine((block) => Boolean(block.hero_image || block.title || block.actions || block.body), {
    message: 'must define at least one of `hero_image`, `title`, `actions` or `body`',
  });

const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);

const table = z.strictObject({
  type: z.literal('table'),
  ...id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const video = z.strictObject({
  type: z.literal('video'),
  ...id,
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: webAddress.optional(),
  thumbnail_url: webAddress,
  video_url: webAddress,
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webAddress.optional(),
  description: plainText(199).optional(),
});

/** Every block that this workspace knows, by its limits. https://docs.slack.dev/reference/block-kit/blocks */
export const block = z.discriminatedUnion('type', [
  section,
  actions,
  context,
  contextActions,
  divider,
  header,
  input,
  image,
  markdown,
  richText,
  alert,
  card,
  table,
  video,
]);

export type Surface = 'message' | 'modal' | 'home';

/** Blocks that not every surface takes; all others go everywhere. https://docs.slack.dev/reference/block-kit/blocks */
const surfaces: Record<string, readonly Surface[]> = {
  alert: ['modal'],
  markdown: ['message'],
  table: ['message'],
  context_actions: ['message'],
};

export function fitsSurface(type: string, surface: Surface): boolean {
  return surfaces[type]?.includes(surface) ?? true;
}
