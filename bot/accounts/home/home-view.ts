import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountHealth } from '@inbox-email/core/account/account-health.ts';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { Button, HomeView, KnownBlock } from '@slack/types';
import { storageWords } from '../../alerts/storage-words.ts';
import { choice, divider, heading, limits, literal, moment, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { bars, total } from '../drawing/bars.ts';
import { pageOf, pager } from '../drawing/pages.ts';
import { historyActions } from '../history/history-view.ts';
import { accountOrders, accountsFor, type ListWish } from './account-list.ts';
import { accountState } from './account-state.ts';

export const homeActions = {
  add: 'accounts.add',
  settings: 'accounts.settings',
  menu: 'accounts.menu',
  page: 'home.page',
  find: 'home.find',
  order: 'home.order',
  showAll: 'home.showAll',
  allErrors: 'home.allErrors',
};

/** What can be done with an account. All but `audit`, `readiness` and `history` stand in its menu. */
export type AccountVerb = 'edit' | 'test' | 'errors' | 'toggle' | 'remove' | 'audit' | 'readiness' | 'history';

/** Those that only look: for observers too. */
export const looks: readonly AccountVerb[] = ['errors', 'readiness', 'history'];

export interface HomeFacts {
  accounts: readonly Account[];
  groups: readonly Group[];
  types: readonly TicketType[];
  /** How each has been doing; of an account that is missing here nothing is drawn. */
  health: readonly AccountHealth[];
  storage: StorageTrouble | null;
  wish: ListWish;
  /** False for observers: they see everything, and change nothing. */
  mayChange: boolean;
}

// A row takes two or three blocks, and a view holds 100.
const rowsPerPage = 25;

/** App Home for supervisors and observers: every account, what it is doing, and what can be done with it. */
export function homeView(facts: HomeFacts, text: Text): HomeView {
  const { wish } = facts;
  const fitting = accountsFor(facts.accounts, wish);
  const { items, page, pages } = pageOf(fitting, wish.page, rowsPerPage);
  const words = text.accounts;
  return {
    type: 'home',
    private_metadata: JSON.stringify({ ...wish, page } satisfies ListWish),
    blocks: [
      heading(words.title),
      {
        type: 'section',
        text: { type: 'mrkdwn', text: facts.accounts.length === 0 ? words.intro : counts(facts.accounts, text) },
        ...(facts.mayChange && { accessory: button(words.add, homeActions.add, 'primary') }),
      },
      ...(facts.mayChange ? [] : [remark(`👀 ${text.history.youObserve}`)]),
      ...(facts.storage === null ? [] : [paragraph(storageWords(facts.storage, text))]),
      ...finding(facts, text),
      divider,
      ...(facts.accounts.length === 0 ? invitation(facts, text) : []),
      ...(facts.accounts.length > 0 && items.length === 0 ? [paragraph(words.home.noneFits(literal(wish.find)))] : []),
      ...items.flatMap((account) => row(account, facts, text)),
      ...pager(homeActions.page, page, pages, text),
      divider,
      { type: 'actions', elements: homeButtons(facts, text) },
    ],
  };
}

function homeButtons({ accounts, mayChange }: HomeFacts, text: Text): Button[] {
  return [
    ...(mayChange
      ? [button(`⚙️ ${text.accounts.settings}`, homeActions.settings)]
      : [button(`🕓 ${text.history.open}`, historyActions.open)]),
    ...(accounts.length === 0 ? [] : [button(`🩺 ${text.health.allErrors}`, homeActions.allErrors)]),
  ];
}

/** App Home for everyone else: whose the accounts are, and whom to ask. */
export function homeForAgents(supervisors: string[], { accounts, refusals }: Text): HomeView {
  return {
    type: 'home',
    blocks: [
      heading(accounts.title),
      paragraph(`*${accounts.home.notForYouTitle}*`),
      paragraph(accounts.home.notForYou(refusals.whomToAsk(supervisors))),
    ],
  };
}

/** With few accounts nobody has to look for one. */
const findFrom = 11;

function finding({ accounts, wish: { find, order } }: HomeFacts, text: Text): KnownBlock[] {
  const { home } = text.accounts;
  if (accounts.length < findFrom && find === '') return [];
  const option = (kind: ListWish['order']) => choice(home.orders[kind], kind);
  return [
    {
      type: 'input',
      // A field keeps what was typed while its block keeps its name.
      block_id: `find:${find}`,
      label: plain(home.find, limits.label),
      optional: true,
      dispatch_action: true,
      element: {
        type: 'plain_text_input',
        action_id: homeActions.find,
        max_length: findAtMost,
        placeholder: plain(home.findHint, limits.placeholder),
        ...(find !== '' && { initial_value: find }),
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      },
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: homeActions.order,
          options: accountOrders.map(option),
          initial_option: option(order),
        },
        ...(find === '' ? [] : [button(home.showAll, homeActions.showAll)]),
      ],
    },
  ];
}

const findAtMost = 100;

function counts(accounts: readonly Account[], text: Text): string {
  const inState = (...states: string[]) => accounts.filter(({ state }) => states.includes(state)).length;
  return `${text.accounts.intro}\n${text.accounts.home.counts(accounts.length, inState('online'), inState('failing', 'paused'))}`;
}

function invitation({ mayChange }: HomeFacts, { accounts: words }: Text): KnownBlock[] {
  return [
    paragraph(`📭 ${words.home.empty}`),
    ...(mayChange
      ? [{ type: 'actions' as const, elements: [button(words.home.addFirst, `${homeActions.add}.first`, 'primary')] }]
      : []),
  ];
}

function row(account: Account, { groups, types, health, mayChange }: HomeFacts, text: Text): KnownBlock[] {
  const { home } = text.accounts;
  const group = groups.find(({ id }) => id === account.groupId);
  const type = types.find(({ id }) => id === account.ticketTypeId);
  const facts = [
    ...(group ? [`${literal(group.name)} ${group.channel ? `<#${group.channel}>` : `(⚠️ ${home.noChannel})`}`] : []),
    ...(type ? [literal(type.name)] : []),
    account.lastMailAt === null ? home.noMailYet : home.lastMail(moment(account.lastMailAt)),
    ...pulse(
      health.find(({ accountId }) => accountId === account.id),
      text,
    ),
  ];
  const hint = hintOf(account, text);
  return [
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: `*${literal(account.name)}*   ${accountState(account, text)}\n${literal(account.address)}`,
        verbatim: true,
      },
      accessory: {
        type: 'overflow',
        action_id: homeActions.menu,
        options: menu(account, mayChange, text),
      },
    },
    remark(facts.join('  ·  ')),
    ...(hint === null ? [] : [remark(`⚠️ ${hint}`)]),
  ];
}

/** Mails of the last day, hour by hour, and when something failed last. */
function pulse(health: AccountHealth | undefined, { health: words }: Text): string[] {
  if (health === undefined) return [];
  const { mails, lastError } = health;
  return [
    `\`${bars(mails)}\` ${words.mailsInDay(total(mails))}`,
    ...(lastError === null ? [] : [words.lastError(moment(lastError.lastAt))]),
  ];
}

/** Why an account is in trouble, and what happens about it; null while all is well. */
function hintOf({ state, stateCause }: Account, { language, accounts: { stateHints } }: Text): string | null {
  if (state !== 'failing' && state !== 'paused') return null;
  const cause = stateCause === null ? '' : `${explanationOf(stateCause, 'incoming', '').cause[language]} `;
  return `${cause}${stateHints[state]}`;
}

/**
 * Five entries, as many as Slack's overflow menu holds. The switch carries where it leads: the account may be in another
 * state by the time it is chosen.
 */
function menu(account: Account, mayChange: boolean, { accounts: words, readiness, history }: Text) {
  const entry = (verb: AccountVerb, label: string, want = '') =>
    choice(label, `${verb}:${account.id}${want && `:${want}`}`);
  if (!mayChange) {
    return [entry('errors', words.lastErrors), entry('readiness', readiness.open), entry('history', history.open)];
  }
  const receives = account.active && account.state !== 'paused';
  return [
    entry('edit', words.edit),
    entry('test', words.test),
    entry('errors', words.lastErrors),
    entry('toggle', receives ? words.deactivate : words.activate, receives ? 'inactive' : 'active'),
    entry('remove', words.remove),
  ];
}

function button(label: string, actionId: string, style?: 'primary'): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.button), ...(style && { style }) };
}
