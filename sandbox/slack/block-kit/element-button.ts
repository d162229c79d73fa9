import { z } from 'zod';
import { overflowOption, slackFile } from './composition.ts';
import { accessibilityLabel, actionable, confirmable } from './element-fields.ts';
import { plainText, webAddress } from './text.ts';

const style = { style: z.enum(['primary', 'danger']).optional() };

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  ...actionable,
  ...confirmable,
  ...style,
  ...accessibilityLabel,
  value: z.string().max(2000).optional(),
  url: webAddress.optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: z.array(overflowOption).min(1).max(5),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/workflow-button-element */
export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plainText(75),
  ...actionable,
  ...confirmable,
  ...style,
  ...accessibilityLabel,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webAddress,
      customizable_input_parameters: z.array(z.strictObject({ name: z.string(), value: z.unknown() })).optional(),
    }),
  }),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: webAddress.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((image) => (image.image_url === undefined) !== (image.slack_file === undefined), {
    message: 'must define either `image_url` or `slack_file`',
  });

const feedbackButton = z.strictObject({ text: plainText(75), value: z.string().max(2000), ...accessibilityLabel });

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionable,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

/** https://docs.slack.dev/reference/block-kit/block-elements/icon-button-element */
export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.enum(['trash']),
  text: plainText(75),
  ...actionable,
  ...confirmable,
  ...accessibilityLabel,
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});
