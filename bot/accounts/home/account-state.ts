import type { Account, AccountState } from '@inbox-email/core/account/account.ts';
import type { Text } from '../../text/text.ts';

/** How an account is doing, as an icon and in words. */
export function accountState({ state }: Account, { accounts }: Text): string {
  return `${icons[state]} ${accounts.states[state]}`;
}

const icons: Record<AccountState, string> = {
  connecting: '🔵',
  online: '🟢',
  failing: '🟠',
  paused: '🔴',
  inactive: '⚪',
};
