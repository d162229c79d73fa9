import type { AccountSettings } from '../account/account.ts';
import { type Grant, isOwner } from '../account/grant.ts';
import type { Vault } from '../account/secrets.ts';
import { DeskError } from '../desk-error.ts';
import { dropIncomingPassword } from '../store/accounts.ts';
import { dropGrant, putGrant } from '../store/grants.ts';
import type { CoreTransaction } from '../store/schema.ts';

/** What an account no longer signs in with is destroyed. */
export async function keepOnlyUsed(
  trx: CoreTransaction,
  vault: Vault,
  accountId: string,
  { signIn }: AccountSettings,
  grant: Grant | undefined,
  at: number,
): Promise<void> {
  if (signIn.with === 'password') return dropGrant(trx, accountId);
  await dropIncomingPassword(trx, accountId);
  if (grant !== undefined) await putGrant(trx, vault, accountId, grant, at);
}

/** `passwords`: those at hand, typed now or stored before; `grant`: what a person signed in for, now or before. */
export function requireCredentials(
  passwords: { incoming: string | undefined; outgoing: string | undefined },
  grant: Pick<Grant, 'providerId' | 'owners'> | undefined,
  settings: AccountSettings,
) {
  const issues = [];
  const { with: method, sharedMailbox } = settings.signIn;
  if (method === 'password') {
    if (!passwords.incoming) issues.push({ path: 'passwords.incoming', problem: 'required' });
  } else if (grant?.providerId !== method) {
    issues.push({ path: 'signIn', problem: 'required' });
  } else if (!sharedMailbox && !isOwner(grant, { login: settings.incoming.login, address: settings.address })) {
    issues.push({ path: 'signIn', problem: 'not-the-owner' });
  }
  if (settings.outgoing.otherIdentity !== undefined && !passwords.outgoing) {
    issues.push({ path: 'passwords.outgoing', problem: 'required' });
  }
  if (issues.length > 0) throw new DeskError('invalid', 'A password or sign-in is missing', issues);
}

/** A password that cannot be opened any more (its key is gone) counts as none: it has to be typed again. */
export function hasSecret(open: () => string | null): boolean {
  try {
    return open() !== null;
  } catch {
    return false;
  }
}
