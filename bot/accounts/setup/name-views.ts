import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import { defaultFollowUp, type FollowUpPolicy } from '@inbox-email/core/ticket/follow-up.ts';
import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { choice, limits, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const groupCallback = 'setup.group';
export const typeCallback = 'setup.type';
export const setupBlocks = {
  name: 'name',
  channel: 'channel',
  closedTicket: 'closed-ticket',
  reopenForDays: 'reopen-for-days',
  otherSubject: 'other-subject',
};

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
      ...followUpInputs(group?.followUp ?? defaultFollowUp, text),
    ],
  };
}

/** A ticket type's name; null for a new one. */
export function typeView(type: TicketType | null, text: Text): ModalView {
  const { setup } = text.accounts;
  return { ...frame(typeCallback, setup.typeTitle, type?.id, text), blocks: [name(setup.typeName, type?.name)] };
}

/** What becomes of mails that continue a ticket of the group. */
function followUpInputs({ closedTicket, reopenForDays, otherSubject }: FollowUpPolicy, text: Text): InputBlock[] {
  const words = text.tickets.regrouping.followUp;
  return [
    oneOf(setupBlocks.closedTicket, words.closedTicket, closedTicket, [
      ['reopen', words.reopen],
      ['new-ticket', words.newTicket],
    ]),
    {
      type: 'input',
      block_id: setupBlocks.reopenForDays,
      label: plain(words.reopenForDays, limits.label),
      hint: plain(words.reopenForDaysHint, limits.label),
      optional: true,
      element: {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '3650',
        initial_value: String(reopenForDays),
      },
    },
    oneOf(setupBlocks.otherSubject, words.otherSubject, otherSubject, [
      ['same-ticket', words.sameTicket],
      ['new-ticket', words.otherTicket],
    ]),
  ];
}

function oneOf(blockId: string, label: string, chosen: string, choices: readonly [string, string][]): InputBlock {
  const options = choices.map(([value, words]) => choice(words, value));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options,
      ...(initial !== undefined && { initial_option: initial }),
    },
  };
}

/** What was chosen for mails that continue a ticket; the desk says whether it will do. */
export function typedFollowUp({ state }: Pick<ViewOutput, 'state'>): FollowUpPolicy {
  const field = (blockId: string) => state.values[blockId]?.value;
  return {
    closedTicket: field(setupBlocks.closedTicket)?.selected_option?.value,
    reopenForDays: field(setupBlocks.reopenForDays)?.value || 0,
    otherSubject: field(setupBlocks.otherSubject)?.selected_option?.value,
  } as FollowUpPolicy;
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
