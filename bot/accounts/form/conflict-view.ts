import type { AccountSettings, AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import type { Change } from '@inbox-email/core/changes/change.ts';
import { changedFields } from '@inbox-email/core/changes/changed-fields.ts';
import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { ModalView } from '@slack/types';
import { limits, literal, moment, paragraph, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { fieldName } from '../history/field-name.ts';
import { valueInWords } from '../history/value-in-words.ts';

export const reloadAction = 'account.reload';

export interface ConflictFacts {
  accountId: string;
  /** As the account is now. */
  saved: AccountSettings;
  /** As this person would have it. */
  typed: AccountSettingsInput;
  /** What made it another one; null where nobody knows. */
  change: Change | null;
  groups: readonly Group[];
  types: readonly TicketType[];
}

/**
 * Somebody else has edited the account meanwhile: nothing was saved. Who it was, what differs, and the newest settings a click
 * away.
 */
export function conflictView(facts: ConflictFacts, text: Text): ModalView {
  const { saved, typed, change } = facts;
  const { conflict, close } = text.accounts;
  const value = (field: string, words: string | null) =>
    words === null ? `_${text.history.nothing}_` : valueInWords(field, words, facts, text);
  // A form says nothing of what it does not show.
  const shown = changedFields(saved, { ...saved, ...typed }).slice(0, linesAtMost);
  const lines = shown.map(
    ({ field, before, after }) =>
      `• ${literal(fieldName(field, text))}: ${conflict.theirs(value(field, before), value(field, after))}`,
  );
  return {
    type: 'modal',
    clear_on_close: true,
    title: plain(conflict.title, limits.title),
    close: plain(close, limits.title),
    blocks: [
      paragraph(
        conflict.words(
          literal(saved.name),
          change === null ? null : literal(change.actor.name),
          change === null ? null : moment(change.at),
        ),
      ),
      paragraph(lines.length === 0 ? conflict.same : `${conflict.differs}\n${lines.join('\n')}`),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: reloadAction,
            style: 'primary',
            text: plain(conflict.reload, limits.button),
            value: facts.accountId,
          },
        ],
      },
    ],
  };
}

const linesAtMost = 12;
