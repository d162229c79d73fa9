import type { Account, AccountState } from '@inbox-email/core/account/account.ts';
import { folded } from '../command/nearness.ts';

export const accountOrders = ['name', 'trouble', 'latest'] as const;

/** How a person wants to see the list of accounts. Travels in the private_metadata of their App Home. */
export interface ListWish {
  /** From 0. */
  page: number;
  /** Words that an account must hold in its name, addresses, login or server; empty for all. */
  find: string;
  order: (typeof accountOrders)[number];
}

export const wholeList: ListWish = { page: 0, find: '', order: 'trouble' };

/** What an App Home was drawn with; the whole list where it says nothing. */
export function wishIn(metadata: string | undefined): ListWish {
  return metadata ? { ...wholeList, ...(JSON.parse(metadata) as Partial<ListWish>) } : wholeList;
}

/** The accounts that fit, in the order that is wanted; accents and case do not matter. */
export function accountsFor(accounts: readonly Account[], { find, order }: Omit<ListWish, 'page'>): Account[] {
  const words = folded(find).split(/\s+/).filter(Boolean);
  const fits = (account: Account) => {
    const { name, address, aliases, incoming, outgoing } = account;
    const held = folded([name, address, ...aliases, incoming.login, incoming.host, outgoing.host].join(' '));
    return words.every((word) => held.includes(word));
  };
  return accounts.filter(fits).toSorted((a, b) => comparisons[order](a, b) || byName.compare(a.name, b.name));
}

/** As people count: 2 before 10. */
const byName = new Intl.Collator(undefined, { numeric: true });

const comparisons: Record<ListWish['order'], (a: Account, b: Account) => number> = {
  name: () => 0,
  trouble: (a, b) => urgency[a.state] - urgency[b.state],
  latest: (a, b) => (b.lastMailAt ?? 0) - (a.lastMailAt ?? 0),
};

const urgency: Record<AccountState, number> = { paused: 0, failing: 1, connecting: 2, online: 3, inactive: 4 };
