import type { Account } from '@inbox-email/core/account/account.ts';
import type { ModalView } from '@slack/types';
import { limits, literal, paragraph, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const removalCallback = 'account.removal';

/** Asks before an account is removed, and says what stays. */
export function removalView(account: Account, { accounts: { removal, remove, cancel } }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: removalCallback,
    private_metadata: account.id,
    title: plain(removal.title, limits.title),
    submit: plain(remove, limits.title),
    close: plain(cancel, limits.title),
    blocks: [paragraph(removal.ask(literal(account.name), literal(account.address))), paragraph(removal.stays)],
  };
}
