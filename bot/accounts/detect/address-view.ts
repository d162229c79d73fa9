import type { ModalView } from '@slack/types';
import { limits, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { fields } from '../form/fields.ts';
import { input } from '../form/inputs.ts';

export const addressCallback = 'account.address';
/** Skips the looking, and shows the whole form. */
export const byHandAction = 'account.byHand';

/** The first thing that a new account is asked for, and for most people the only one besides the password. */
export function addressView({ accounts, detection }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: addressCallback,
    clear_on_close: true,
    title: plain(accounts.form.addTitle, limits.title),
    submit: plain(accounts.form.continue, limits.title),
    close: plain(accounts.cancel, limits.title),
    blocks: [
      paragraph(detection.intro),
      focused(input(fields.address, accounts.form.address, '', { placeholder: 'sac@empresa.com.br', atMost: 254 })),
      remark(detection.byHandHint),
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: byHandAction, text: plain(`✍️ ${detection.byHand}`, limits.button) }],
      },
    ],
  };
}

function focused(field: ReturnType<typeof input>): ReturnType<typeof input> {
  return { ...field, element: { ...field.element, focus_on_load: true } as typeof field.element };
}
