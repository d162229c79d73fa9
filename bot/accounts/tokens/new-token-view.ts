import { scopes } from '@inbox-email/core/api-token.ts';
import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { choice, limits, literal, paragraph, plain, remark, richText, verbatim } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const newTokenCallback = 'tokens.new';
export const newTokenBlocks = { name: 'name', scopes: 'scopes' };

/** What a new token is for and what it may do. */
export function newTokenView(text: Text): ModalView {
  const words = text.apiTokens;
  return {
    type: 'modal',
    callback_id: newTokenCallback,
    title: plain(words.newTitle, limits.title),
    submit: plain(words.make, limits.title),
    close: plain(text.accounts.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: newTokenBlocks.name,
        label: plain(words.name, limits.label),
        hint: plain(words.nameHint, limits.label),
        element: { type: 'plain_text_input', action_id: 'value', max_length: 75 },
      },
      {
        type: 'input',
        block_id: newTokenBlocks.scopes,
        label: plain(words.scopes, limits.label),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: scopes.map((scope) => ({
            ...choice(words.scopeWords[scope], scope),
            description: plain(scope, limits.option),
          })),
        },
      },
    ],
  };
}

/** The one time that the token can be read. Never log or store this view. */
export function tokenMadeView(name: string, secret: string, text: Text): ModalView {
  const words = text.apiTokens;
  return {
    type: 'modal',
    title: plain(words.madeTitle, limits.title),
    close: plain(text.accounts.close, limits.title),
    blocks: [paragraph(words.made(literal(name))), richText(verbatim(secret)), remark(words.madeHint)],
  };
}

/** What was typed and ticked; the desk says whether it will do. */
export function typedToken({ state }: Pick<ViewOutput, 'state'>): { name: string; scopes: string[] } {
  const field = (blockId: string) => state.values[blockId]?.value;
  return {
    name: (field(newTokenBlocks.name)?.value ?? '').trim(),
    scopes: (field(newTokenBlocks.scopes)?.selected_options ?? []).map(({ value }) => value),
  };
}
