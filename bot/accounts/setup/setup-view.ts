import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { choice, divider, heading, limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import { ruleActions } from '../../rules/ids.ts';
import type { Text } from '../../text/text.ts';
import { historyActions } from '../history/history-view.ts';
import { tokenActions } from '../tokens/tokens-view.ts';

export const setupActions = {
  addGroup: 'setup.addGroup',
  group: 'setup.group',
  addType: 'setup.addType',
  type: 'setup.type',
  supervisors: 'setup.supervisors',
  observers: 'setup.observers',
};

export interface SetupFacts {
  groups: readonly Group[];
  types: readonly TicketType[];
  /** Slack user ids. */
  supervisors: readonly string[];
  observers: readonly string[];
  /** Why the last click was refused, in markup. */
  refusal?: string;
}

/** As many as fit beside each other into a view's 100 blocks. */
const shown = 40;

/** "Settings": groups and their channels, ticket types, further supervisors, observers. Each change is saved at once. */
export function setupView({ groups, types, supervisors, observers, refusal }: SetupFacts, text: Text): ModalView {
  const { setup, close } = text.accounts;
  return {
    type: 'modal',
    title: plain(setup.title, limits.title),
    close: plain(close, limits.title),
    blocks: [
      ...(refusal ? [paragraph(`⚠️ ${refusal}`), divider] : []),
      heading(setup.groups),
      ...list(groups, setupActions.group, text, (group) => groupLine(group, text), setup.noGroups),
      remark(setup.groupsHint),
      add(setup.addGroup, setupActions.addGroup),
      heading(setup.types),
      ...list(types, setupActions.type, text, (type) => `*${literal(type.name)}*`, setup.noTypes),
      remark(setup.typesHint),
      add(setup.addType, setupActions.addType),
      heading(setup.rules),
      {
        type: 'section',
        text: plain(setup.rulesHint),
        accessory: { type: 'button', action_id: ruleActions.open, text: plain(setup.openRules, limits.button) },
      },
      heading(text.apiTokens.heading),
      {
        type: 'section',
        text: plain(text.apiTokens.settingsHint),
        accessory: { type: 'button', action_id: tokenActions.open, text: plain(text.apiTokens.open, limits.button) },
      },
      heading(setup.supervisors),
      people(setupActions.supervisors, setup.supervisorsHint, supervisors, text),
      people(setupActions.observers, text.history.observersHint, observers, text),
      heading(text.history.title),
      {
        type: 'section',
        text: plain(text.history.hint),
        accessory: {
          type: 'button',
          action_id: historyActions.open,
          text: plain(text.history.open, limits.button),
        },
      },
    ],
  };
}

function people(actionId: string, hint: string, chosen: readonly string[], { accounts: { setup } }: Text): KnownBlock {
  return {
    type: 'section',
    text: plain(hint),
    accessory: {
      type: 'multi_users_select',
      action_id: actionId,
      placeholder: plain(setup.chooseSupervisors, limits.placeholder),
      ...(chosen.length > 0 && { initial_users: [...chosen] }),
    },
  };
}

function groupLine({ name, channel }: Group, { accounts: { setup } }: Text): string {
  return `*${literal(name)}*   ${channel === null ? `⚠️ ${setup.noChannel}` : `<#${channel}>`}`;
}

function list<T extends { id: string }>(
  things: readonly T[],
  actionId: string,
  { accounts: words }: Text,
  lineOf: (thing: T) => string,
  none: string,
): KnownBlock[] {
  if (things.length === 0) return [paragraph(none)];
  const rows: KnownBlock[] = things.slice(0, shown).map((thing) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: lineOf(thing), verbatim: true },
    accessory: {
      type: 'overflow',
      action_id: actionId,
      options: [choice(words.edit, `edit:${thing.id}`), choice(words.remove, `remove:${thing.id}`)],
    },
  }));
  return things.length > shown ? [...rows, remark(words.setup.more(things.length - shown))] : rows;
}

function add(label: string, actionId: string): KnownBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: actionId, text: plain(`➕ ${label}`, limits.button) }],
  };
}
