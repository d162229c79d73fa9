import type { Account } from '@inbox-email/core/account/account.ts';
import { choice, limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { pageOf } from '../drawing/pages.ts';
import { accountState } from '../home/account-state.ts';
import type { AccountVerb } from '../home/home-view.ts';
import type { Verb } from './parse-command.ts';
import { type Whisper, whisper } from './whisper.ts';

export const pickAction = 'account.pick';
export const commandName = '/inbox-email';

/** The overview of commands, in the words of the person's language; `unknown` is what was typed instead of one. */
export function helpView(text: Text, unknown?: { word: string; suggestion: Verb | null }): Whisper {
  const { command } = text.accounts;
  const lines = helpOrder.map((verb) => `\`${usage(verb, text)}\`  ${command.help[verb]}`);
  const said = unknown
    ? [
        command.unknown(literal(unknown.word)),
        ...(unknown.suggestion ? [command.didYouMean(`${commandName} ${command.words[unknown.suggestion]}`)] : []),
      ].join(' ')
    : null;
  return whisper(said ?? command.helpTitle, [
    ...(said ? [paragraph(`🤔 ${said}`)] : []),
    paragraph(`*${command.helpTitle}*\n${lines.join('\n')}`),
    remark(command.helpForgiving),
  ]);
}

/** Every account and how it is. */
export function listView(accounts: readonly Account[], text: Text): Whisper {
  const { title, setup, command } = text.accounts;
  if (accounts.length === 0) return whisper(command.noAccounts, [paragraph(command.noAccounts)]);
  const { items } = pageOf(accounts, 0, listed);
  const rest = accounts.length - items.length;
  return whisper(title, [
    paragraph(`*${title}*`),
    ...items.map((account) =>
      paragraph(`*${literal(account.name)}*  ${literal(account.address)}  ${accountState(account, text)}`),
    ),
    ...(rest > 0 ? [remark(setup.more(rest))] : []),
  ]);
}

/** Asks which account is meant. `typed` is empty where none was named. */
export function pickView(
  verb: AccountVerb,
  way: string,
  typed: string,
  candidates: readonly Account[],
  areMatches: boolean,
  text: Text,
): Whisper {
  const { command } = text.accounts;
  const why = typed === '' ? '' : `${areMatches ? command.several(literal(typed)) : command.noneLike(literal(typed))} `;
  const question = `${why}${command.choose[verb]}`;
  return whisper(question, [
    paragraph(question),
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: `${pickAction}.${verb}.${way}`,
          placeholder: plain(command.chooseAccount, limits.placeholder),
          // A menu holds 100; with more accounts than that people name the one they mean.
          options: candidates.slice(0, 100).map(({ id, name, address }) => choice(`${name} (${address})`, id)),
        },
      ],
    },
  ]);
}

// A message holds 50 blocks.
const listed = 45;

const helpOrder: readonly Verb[] = [
  'add',
  'list',
  'test',
  'errors',
  'audit',
  'readiness',
  'history',
  'toggle',
  'edit',
  'remove',
  'rules',
  'settings',
  'help',
];
const takesAccount = new Set<Verb>(['test', 'errors', 'audit', 'readiness', 'history', 'toggle', 'edit', 'remove']);

function usage(verb: Verb, { accounts: { command } }: Text): string {
  return [commandName, command.words[verb], ...(takesAccount.has(verb) ? [command.account] : [])].join(' ');
}
