import type { ApiToken } from '@inbox-email/core/api-token.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { divider, limits, literal, moment, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const tokenActions = { open: 'tokens.open', add: 'tokens.add', revoke: 'tokens.revoke' };

/** As many as the desk allows: two blocks each fit into a view's 100, with what stands around them. */
const shown = 45;

/** Tokens of the HTTP API in force: who made them for what, and when each was last used. */
export function tokensView(tokens: readonly ApiToken[], text: Text): ModalView {
  const words = text.apiTokens;
  return {
    type: 'modal',
    title: plain(words.title, limits.title),
    close: plain(text.accounts.close, limits.title),
    blocks: [
      remark(words.hint),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: tokenActions.add,
            text: plain(`➕ ${words.add}`, limits.button),
            style: 'primary',
          },
        ],
      },
      divider,
      ...(tokens.length === 0 ? [paragraph(words.none)] : []),
      ...tokens.slice(0, shown).flatMap((token) => row(token, text)),
    ],
  };
}

function row(
  { id, name, scopes, createdBy, createdAt, lastUsedAt }: ApiToken,
  { apiTokens: words }: Text,
): KnownBlock[] {
  const used = lastUsedAt === null ? words.neverUsed : words.lastUsed(moment(lastUsedAt));
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*${literal(name)}*\n${literal(scopes.join(', '))}`, verbatim: true },
      accessory: {
        type: 'button',
        action_id: tokenActions.revoke,
        value: id,
        style: 'danger',
        text: plain(words.revoke, limits.button),
        confirm: {
          title: plain(words.confirmTitle, 100),
          text: plain(words.confirmText(name), 300),
          confirm: plain(words.revoke, 30),
          deny: plain(words.keep, 30),
          style: 'danger',
        },
      },
    },
    remark(`${words.madeBy(`<@${createdBy}>`, moment(createdAt))}  ·  ${used}`),
  ];
}
