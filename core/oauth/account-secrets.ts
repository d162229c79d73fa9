import type { AccountSecrets, Bearer } from '../account/endpoint.ts';
import type { Vault } from '../account/secrets.ts';
import { storedPasswords } from '../store/accounts.ts';
import type { CoreDatabase } from '../store/schema.ts';

/** What an account signs in with, each opened only when it is asked for. */
export type SecretsOf = (accountId: string) => Promise<AccountSecrets>;

export const createSecretsOf =
  (db: CoreDatabase, vault: Vault, bearerOf: (accountId: string) => Bearer): SecretsOf =>
  async (accountId) => ({ ...(await storedPasswords(db, vault, accountId)), bearer: () => bearerOf(accountId) });
