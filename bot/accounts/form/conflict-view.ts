import type { ModalView } from '@slack/types';
import { limits, literal, paragraph, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import type { Draft } from './draft.ts';

export const reloadAction = 'account.reload';

/** Somebody else has edited the account meanwhile: nothing was saved, and the newest settings are a click away. */
export function conflictView(draft: Draft, { accounts: { conflict, close } }: Text): ModalView {
  return {
    type: 'modal',
    clear_on_close: true,
    title: plain(conflict.title, limits.title),
    close: plain(close, limits.title),
    blocks: [
      paragraph(conflict.words(literal(draft.name))),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: reloadAction,
            style: 'primary',
            text: plain(conflict.reload, limits.button),
            value: draft.accountId ?? '',
          },
        ],
      },
    ],
  };
}
