import type { Account, AccountState } from '@inbox-email/core/account/account.ts';
import { literal } from '../block-kit.ts';
import type { Text } from '../text/text.ts';

/** How an account is doing, as an icon and in words. */
export function accountState({ state }: Account, { accounts }: Text): string {
  return `${icons[state]} ${accounts.states[state]}`;
}

/** An account's name inside markup. */
export function nameOf(account: Pick<Account, 'name'>): string {
  return literal(account.name);
}

const icons: Record<AccountState, string> = {
  connecting: '🔵',
  online: '🟢',
  failing: '🟠',
  paused: '🔴',
  inactive: '⚪',
};
