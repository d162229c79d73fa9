import type { AccountPasswords } from '@inbox-email/core/account/account.ts';
import type { FormField } from '@inbox-email/core/account/diagnosis.ts';
import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import type { Draft } from './draft.ts';
import { packDraft } from './draft-metadata.ts';
import { passwordBlocks } from './fields.ts';

export const passwordCallback = 'account.password';

export interface PasswordViewOptions {
  /** The form lies beneath: closing goes back to it. */
  back: boolean;
  /** What is wrong, the field where the cursor goes, and what to do there. */
  mend?: { words: string; field: FormField | null; hint?: string };
}

/**
 * The passwords, in a view of their own that holds nothing else and dispatches no actions: a view that does sends all
 * that is typed into it with every click. What is typed here leaves Slack once, with the submit.
 */
export function passwordView(draft: Draft, text: Text, { back, mend }: PasswordViewOptions): ModalView {
  const { password, form } = text.accounts;
  const login = draft.login.trim() || draft.address;
  return {
    type: 'modal',
    callback_id: passwordCallback,
    private_metadata: packDraft(draft),
    title: plain(draft.accountId === null ? password.addTitle : password.editTitle, limits.title),
    submit: plain(password.submit, limits.title),
    close: plain(back ? text.accounts.back : text.accounts.cancel, limits.title),
    clear_on_close: !back,
    blocks: [
      ...(mend ? [paragraph(form.mend(literal(mend.words)))] : []),
      input(
        passwordBlocks.incoming,
        password.incoming,
        [password.incomingOf(login)],
        draft.accountId !== null,
        text,
        mend,
      ),
      ...(draft.outgoing.otherIdentity
        ? [
            input(
              passwordBlocks.outgoing,
              password.outgoing,
              [password.incomingOf(draft.outgoing.login)],
              draft.hasOutgoingPassword,
              text,
              mend,
            ),
          ]
        : []),
      remark(`🔒 ${password.warning}`),
    ],
  };
}

/** The passwords typed; blank ones are left out, which means keep. Never log or store what this answers. */
export function typedPasswords({ state }: Pick<ViewOutput, 'state'>): AccountPasswords {
  const typed = (block: string) => state.values[block]?.value?.value ?? '';
  const incoming = typed(passwordBlocks.incoming);
  const outgoing = typed(passwordBlocks.outgoing);
  return { ...(incoming && { incoming }), ...(outgoing && { outgoing }) };
}

function input(
  blockId: FormField,
  label: string,
  hints: string[],
  isStored: boolean,
  { accounts }: Text,
  mend?: { field: FormField | null; hint?: string },
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    hint: plain(
      [
        ...(mend?.field === blockId && mend.hint !== undefined ? [`🔧 ${mend.hint}`] : []),
        ...hints,
        ...(isStored ? [accounts.password.keep] : []),
      ].join(' '),
      limits.label,
    ),
    optional: isStored,
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: 1000,
      ...(mend?.field === blockId && { focus_on_load: true }),
    },
  };
}
