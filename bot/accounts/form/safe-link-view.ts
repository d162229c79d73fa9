import type { FormField } from '@inbox-email/core/account/diagnosis.ts';
import type { ModalView } from '@slack/types';
import { limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { linkLastsMinutes } from '../../web/one-time-links.ts';
import type { Draft } from './draft.ts';
import { packDraft } from './draft-metadata.ts';
import { passwordCallback } from './password-view.ts';

/** Slack tells of a click on a link too; there is nothing to do but to say that we heard. */
export const safeLinkAction = 'account.password.link';

function wordsFor(
  draft: Draft,
  stored: boolean,
  provider: string | undefined,
  { passwordPage: { modal } }: Text,
): string {
  const name = literal(draft.name);
  if (provider !== undefined) return stored ? modal.signInAgain(name) : modal.signIn(name);
  return stored ? modal.change : modal.type(name);
}

/**
 * In the place of the password view where we have a page of our own: the way there. An account that has its password
 * already can be saved from here as it is.
 */
export function safeLinkView(
  draft: Draft,
  link: string,
  text: Text,
  mend?: { words: string; field: FormField | null },
  provider?: string,
): ModalView {
  const { password, form, cancel } = text.accounts;
  const { modal } = text.passwordPage;
  const stored =
    draft.accountId !== null &&
    draft.signIn === draft.signedInWith &&
    (!draft.outgoing.otherIdentity || draft.hasOutgoingPassword || provider !== undefined);
  return {
    type: 'modal',
    callback_id: passwordCallback,
    private_metadata: packDraft(draft),
    title: plain(password.editTitle, limits.title),
    ...(stored && { submit: plain(password.submit, limits.title) }),
    close: plain(cancel, limits.title),
    clear_on_close: true,
    blocks: [
      ...(mend ? [paragraph(form.mend(literal(mend.words)))] : []),
      paragraph(`🔒 ${wordsFor(draft, stored, provider, text)}`),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: safeLinkAction,
            style: 'primary',
            text: plain(provider === undefined ? modal.open : modal.openSignIn(provider), limits.button),
            url: link,
          },
        ],
      },
      remark(modal.lasts(linkLastsMinutes)),
    ],
  };
}
