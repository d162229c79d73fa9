import { z } from 'zod';
import { anyText, plainText, webAddress } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmDialog = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const option = {
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
};

/** An option of a menu: plain text only. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const menuOption = z.strictObject({ text: plainText(75), ...option });

/** An option of an overflow menu, which may open a link. */
export const overflowOption = z.strictObject({ text: plainText(75), ...option, url: webAddress.optional() });

/** An option of checkboxes and radio buttons: may be mrkdwn, and so may its description. */
export const choiceOption = z.strictObject({ text: anyText(75), ...option, description: anyText(75).optional() });

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(menuOption).min(1).max(100) });

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must define at least one filter');

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
export const slackFile = z
  .strictObject({ id: z.string().optional(), url: z.string().optional() })
  .refine(({ id, url }) => (id === undefined) !== (url === undefined), 'must define either `id` or `url`');
