import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { conversationFilter, menuOption, optionGroup } from './composition.ts';
import { actionable, confirmable, focusable, placeholdable } from './element-fields.ts';

const menu = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const several = { max_selected_items: z.number().int().min(1).optional() };
const choices = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const currentConversation = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const respondable = { response_url_enabled: z.boolean().optional() };
const ids = z.array(z.string()).optional();
const minQueryLength = { min_query_length: z.number().int().min(0).optional() };

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const selects = [
  z
    .strictObject({ type: z.literal('static_select'), ...menu, ...choices, initial_option: menuOption.optional() })
    .check(eitherOptions)
    .check(amongOptions),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    ...minQueryLength,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...currentConversation,
    ...respondable,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    ...respondable,
    initial_channel: z.string().optional(),
  }),
] as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const multiSelects = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...several,
      ...choices,
      initial_options: z.array(menuOption).min(1).optional(),
    })
    .check(eitherOptions)
    .check(amongOptions),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...several,
    ...minQueryLength,
    initial_options: z.array(menuOption).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('multi_users_select'), ...menu, ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...several,
    ...currentConversation,
    initial_conversations: ids,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...menu, ...several, initial_channels: ids }),
] as const;

/** A static menu has `options` or `option_groups`, not both, and no two options with the same value. */
function eitherOptions(check: z.core.ParsePayload<Json>): void {
  const element = check.value;
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    refuse(check, [], 'must define either `options` or `option_groups`');
  }
}

/** What is selected at first is exactly one of the options. */
export function amongOptions(check: z.core.ParsePayload<Json>): void {
  const { options, option_groups: groups, initial_option: one, initial_options: several } = check.value;
  const known: Json[] = options ?? (groups ?? []).flatMap((group: Json) => group.options);
  const isKnown = (option: Json) => known.some((other) => sameOption(option, other));
  if (one && !isKnown(one)) refuse(check, ['initial_option'], 'must be one of the provided options');
  for (const [index, option] of (several ?? []).entries()) {
    if (!isKnown(option)) refuse(check, ['initial_options', index], 'must be one of the provided options');
  }
}

/** `emoji` is true unless said otherwise, so leaving it out is no difference. */
function sameOption(one: Json, other: Json): boolean {
  const normal = ({ text, value, description }: Json) => [
    { ...text, emoji: text.emoji ?? true },
    value,
    description && { ...description, emoji: description.emoji ?? true },
  ];
  return isDeepStrictEqual(normal(one), normal(other));
}

function refuse(check: z.core.ParsePayload<Json>, path: PropertyKey[], message: string): void {
  check.issues.push({ code: 'custom', message, path, input: check.value });
}
