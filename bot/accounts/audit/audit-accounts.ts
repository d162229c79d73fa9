import type { Account } from '@inbox-email/core/account/account.ts';
import type { Audit } from '@inbox-email/core/message/audit.ts';
import type { AuditedAccount } from './audit-view.ts';

/** Comparisons that go on side by side: a slow server must not hold up the others, nor a hundred of them us. */
const sideBySide = 8;

/**
 * Compares the accounts with their servers and yields all of them after each that is through. Breaking off the loop
 * begins no further ones. Throws what `compare` throws.
 */
export async function* auditAccounts(
  accounts: readonly Pick<Account, 'id' | 'name'>[],
  compare: (accountId: string) => Promise<Audit | null>,
): AsyncGenerator<AuditedAccount[], void, void> {
  const audited: AuditedAccount[] = accounts.map(({ name }) => ({ name, audit: null }));
  const underWay = new Map<number, Promise<{ index: number; audit: Audit | null }>>();
  let next = 0;
  while (next < accounts.length || underWay.size > 0) {
    for (; next < accounts.length && underWay.size < sideBySide; next++) {
      const index = next;
      const comparison = compare(accounts[index]?.id ?? '').then((audit) => ({ index, audit }));
      // Thrown below, when its turn comes; until then it is nobody's unhandled rejection.
      comparison.catch(() => {});
      underWay.set(index, comparison);
    }
    const { index, audit } = await Promise.race(underWay.values());
    underWay.delete(index);
    audited[index] = { name: accounts[index]?.name ?? '', audit };
    yield [...audited];
  }
}
