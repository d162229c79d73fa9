import type { Account, AccountSettings } from '@inbox-email/core/account/account.ts';
import type { Side } from '@inbox-email/core/account/diagnosis.ts';
import { fingerprintOf } from '@inbox-email/core/account/trust.ts';
import type { FieldIssue } from '@inbox-email/core/desk-error.ts';
import { withSignature } from '@inbox-email/core/ticket/compose-reply.ts';
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { choice, limits, literal, paragraph, plain, remark, richText, verbatim } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { input } from '../form/inputs.ts';

export const moreCallback = 'account.more';
export const previewAction = 'account.more.preview';

const sides = ['incoming', 'outgoing'] as const satisfies Side[];
const blocks = { aliases: 'aliases', signature: 'signature', authorities: 'authorities', forget: 'forget' } as const;

/** What few accounts need: aliases, a signature, and whose certificates are trusted. */
export function moreView(
  account: Account,
  text: Text,
  { previewed, back = false }: { previewed?: string; back?: boolean } = {},
): ModalView {
  const { moreSettings: words, accounts } = text;
  const { aliases, signature, trust } = account;
  return {
    type: 'modal',
    callback_id: moreCallback,
    private_metadata: JSON.stringify({ accountId: account.id, version: account.version, back } satisfies Drawn),
    title: plain(words.title, limits.title),
    submit: plain(words.submit, limits.title),
    close: plain(back ? accounts.back : accounts.cancel, limits.title),
    blocks: [
      paragraph(words.of(literal(account.name))),
      input(blocks.aliases, words.aliases, aliases.join('\n'), {
        ...{ hint: words.aliasesHint, optional: true, multiline: true, placeholder: 'vendas@empresa.com.br' },
        atMost: 2600,
      }),
      input(blocks.signature, words.signature, signature, {
        ...{ hint: words.signatureHint, optional: true, multiline: true, atMost: 2000 },
      }),
      ...preview(previewed ?? signature, previewed !== undefined, text),
      input(blocks.authorities, words.authorities, trust.authorities, {
        ...{ hint: words.authoritiesHint, optional: true, multiline: true, atMost: authoritiesAtMost },
      }),
      ...acceptedCertificates(trust, text),
    ],
  };
}

/** As much as a field in Slack holds. */
const authoritiesAtMost = 3000;

interface Drawn {
  accountId: string;
  version: number;
  back: boolean;
}

export const drawnFrom = ({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Drawn =>
  JSON.parse(private_metadata);

export type MoreSettings = Pick<AccountSettings, 'aliases' | 'signature' | 'trust'>;

/** What is typed, for an account whose accepted certificates are these. */
export function typedMore({ state }: Pick<ViewOutput, 'state'>, { trust }: Pick<Account, 'trust'>): MoreSettings {
  const typed = (block: string) => state.values[block]?.value?.value ?? '';
  const forgotten = (state.values[blocks.forget]?.value?.selected_options ?? []).map(({ value }) => value);
  const kept = Object.entries(trust.pinned).filter(([side]) => !forgotten.includes(side));
  return {
    aliases: typed(blocks.aliases)
      .split(/[\s,;]+/)
      .filter((alias) => alias !== ''),
    signature: typed(blocks.signature),
    trust: { authorities: typed(blocks.authorities), pinned: Object.fromEntries(kept) },
  };
}

/** What the desk does not accept, under its fields; null where it is about something that is not shown here. */
export function moreErrors(
  issues: readonly FieldIssue[],
  { moreSettings: { problems }, accounts: { otherProblem } }: Text,
): Record<string, string> | null {
  const known: Record<string, string> = problems;
  const shown = issues.map(({ path, problem }) => {
    const field = path.replace(/^trust\./, '').split('.')[0] ?? '';
    return [field, known[problem] ?? otherProblem] as const;
  });
  return shown.every(([field]) => field in blocks) ? Object.fromEntries(shown) : null;
}

function preview(signature: string, asked: boolean, { moreSettings: words }: Text): KnownBlock[] {
  const shown = signature.trim();
  return [
    ...(shown === ''
      ? asked
        ? [remark(words.noSignature)]
        : []
      : [remark(words.previewIntro), richText(verbatim(withSignature(words.previewAnswer, shown)))]),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: previewAction, text: plain(words.preview, limits.button) }],
    },
  ];
}

function acceptedCertificates({ pinned }: Account['trust'], text: Text): KnownBlock[] {
  const { moreSettings: words, accounts } = text;
  const there = sides.filter((side) => pinned[side] !== undefined);
  if (there.length === 0) return [];
  return [
    ...there.map((side) => {
      const { host = '', certificate = '' } = pinned[side] ?? {};
      return remark(words.accepted(accounts.sides[side], literal(host), fingerprintOf(certificate)));
    }),
    {
      type: 'input',
      block_id: blocks.forget,
      label: plain(words.forget, limits.label),
      optional: true,
      element: {
        type: 'checkboxes',
        action_id: 'value',
        options: there.map((side) => choice(words.forgetOne[side], side)),
      },
    },
  ];
}
