import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { limits, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const groupCallback = 'setup.group';
export const typeCallback = 'setup.type';
export const setupBlocks = { name: 'name', channel: 'channel' };

/** A group's name and channel; null for a new one. */
export function groupView(group: Group | null, text: Text): ModalView {
  const { setup } = text.accounts;
  return {
    ...frame(groupCallback, setup.groupTitle, group?.id, text),
    blocks: [
      name(setup.groupName, group?.name),
      {
        type: 'input',
        block_id: setupBlocks.channel,
        label: plain(setup.groupChannel, limits.label),
        hint: plain(setup.groupChannelHint, limits.label),
        optional: true,
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_external_shared_channels: false },
          ...(group?.channel && { initial_conversation: group.channel }),
        },
      },
    ],
  };
}

/** A ticket type's name; null for a new one. */
export function typeView(type: TicketType | null, text: Text): ModalView {
  const { setup } = text.accounts;
  return { ...frame(typeCallback, setup.typeTitle, type?.id, text), blocks: [name(setup.typeName, type?.name)] };
}

/** What was typed into either: `id` is null for a new one. */
export function typedName({ private_metadata, state }: Pick<ViewOutput, 'private_metadata' | 'state'>) {
  return {
    id: private_metadata || null,
    name: (state.values[setupBlocks.name]?.value?.value ?? '').trim(),
    channel: state.values[setupBlocks.channel]?.value?.selected_conversation ?? null,
  };
}

function frame(callbackId: string, title: string, id: string | undefined, { accounts: words }: Text) {
  return {
    type: 'modal' as const,
    callback_id: callbackId,
    private_metadata: id ?? '',
    title: plain(title, limits.title),
    submit: plain(words.save, limits.title),
    close: plain(words.cancel, limits.title),
  };
}

function name(label: string, value: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: setupBlocks.name,
    label: plain(label, limits.label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: 75,
      ...(value && { initial_value: value }),
    },
  };
}
