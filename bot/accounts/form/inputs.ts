import type { InputBlock } from '@slack/types';
import { choice, limits, plain } from '../../block-kit.ts';

export interface InputOptions {
  hint?: string;
  placeholder?: string;
  optional?: boolean;
  multiline?: boolean;
  atMost: number;
}

/** A field for a line of text, or for several. */
export function input(blockId: string, label: string, value: string, options: InputOptions): InputBlock {
  const { hint, placeholder, optional, multiline, atMost } = options;
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    ...(hint && { hint: plain(hint, limits.label) }),
    optional: optional ?? false,
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: atMost,
      ...(multiline && { multiline }),
      ...(value && { initial_value: value }),
      ...(placeholder && { placeholder: plain(placeholder, limits.placeholder) }),
    },
  };
}

/** A choice that redraws the form: what it changes changes other fields. */
export function select<Kind extends string>(
  blockId: string,
  label: string,
  kinds: readonly Kind[],
  names: Record<Kind, string>,
  chosen: Kind,
  actionId: string,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: actionId,
      options: kinds.map((kind) => choice(names[kind], kind)),
      initial_option: choice(names[chosen], chosen),
    },
  };
}

/** A single box to tick, which redraws the form where it has an action. */
export function tick(
  blockId: string,
  label: string,
  words: string,
  ticked: boolean,
  actionId: string | null,
  hint?: string,
): InputBlock {
  const option = choice(words, 'yes');
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    optional: true,
    ...(hint !== undefined && { hint: plain(hint, limits.label) }),
    ...(actionId !== null && { dispatch_action: true }),
    element: {
      type: 'checkboxes',
      action_id: actionId ?? 'value',
      options: [option],
      ...(ticked && { initial_options: [option] }),
    },
  };
}

/** A choice among types or groups. Slack's menus hold 100, and the settings let no more be made. */
export function pick(
  blockId: string,
  label: string,
  things: readonly { id: string; name: string }[],
  chosenId: string | null,
  hint: string,
  placeholder: string,
): InputBlock {
  const chosen = things.find(({ id }) => id === chosenId) ?? (things.length === 1 ? things[0] : undefined);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    hint: plain(hint, limits.label),
    element: {
      type: 'static_select',
      action_id: 'value',
      placeholder: plain(placeholder, limits.placeholder),
      options: things.map(({ id, name }) => choice(name, id)),
      ...(chosen && { initial_option: choice(chosen.name, chosen.id) }),
    },
  };
}
