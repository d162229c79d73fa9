import type { Account } from '@inbox-email/core/account/account.ts';
import { folded, isNear } from './nearness.ts';

/**
 * The accounts that somebody may mean: the best kind of match that any account has, and all accounts that match that
 * well. Nothing typed means all of them.
 */
export function matchAccounts<T extends Pick<Account, 'name' | 'address'>>(typed: string, accounts: readonly T[]): T[] {
  const wanted = folded(typed);
  if (wanted === '') return [...accounts];
  for (const fits of kinds) {
    const found = accounts.filter(({ name, address }) => fits(wanted, folded(name), folded(address)));
    if (found.length > 0) return found;
  }
  return [];
}

type Fits = (wanted: string, name: string, address: string) => boolean;

/** From the surest to the most forgiving. */
const kinds: readonly Fits[] = [
  (wanted, name, address) => name === wanted || address === wanted,
  (wanted, name, address) => closedUp(name) === closedUp(wanted) || localPart(address) === wanted,
  (wanted, name, address) => name.startsWith(wanted) || address.startsWith(wanted),
  (wanted, name, address) => partsOf(name, address).some((part) => part.startsWith(wanted)),
  (wanted, name, address) => closedUp(name).includes(closedUp(wanted)) || address.includes(wanted),
  (wanted, name, address) => [name, address, ...partsOf(name, address)].some((part) => isNear(wanted, part, 1)),
  (wanted, name, address) => [name, address, ...partsOf(name, address)].some((part) => isNear(wanted, part)),
  // A slip within what is only the beginning of a word.
  (wanted, name, address) =>
    [name, ...partsOf(name, address)].some(
      (part) => part.length > wanted.length && isNear(wanted, part.slice(0, wanted.length)),
    ),
];

/** Letters and digits alone: "pós-venda" and "pos venda" are one. Empty input stays unlike everything. */
function closedUp(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '') || words;
}

function localPart(address: string): string {
  return address.split('@')[0] ?? address;
}

function partsOf(name: string, address: string): string[] {
  return `${name} ${address}`.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
