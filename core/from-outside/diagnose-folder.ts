import type { Account } from '../account/account.ts';
import type { Diagnosis } from '../account/diagnosis.ts';
import type { Network } from '../account/network.ts';
import type { Readiness } from '../account/readiness.ts';
import { createVault, type KeyRing } from '../account/secrets.ts';
import { diagnoseAccount } from '../diagnose/diagnose-account.ts';
import { createSecretsOf } from '../oauth/account-secrets.ts';
import { storedToken } from '../oauth/stored-token.ts';
import { checkReadiness } from '../readiness/check-readiness.ts';
import { sentMailOf } from '../readiness/sent-mail-of.ts';
import { listAccounts } from '../store/accounts.ts';
import { openToRead } from '../store/database.ts';
import { installationValue, signingKeyPlace } from '../store/installation.ts';
import { hasReceived } from '../store/received-mail.ts';

/** The accounts of a data folder, to be tested from outside: the process that works on it may be running, or not. */
export interface FolderToTest {
  accounts: readonly Account[];
  /** As Desk.accounts.test, but that nothing is written down. */
  test(account: Account): AsyncGenerator<Diagnosis, void, void>;
  /** As Desk.accounts.readiness. */
  readiness(account: Account): Promise<Readiness>;
  close(): Promise<void>;
}

/** @throws SealBroken where the keys are not those of the folder: the test mail would become a ticket. */
export async function openFolderToTest(options: {
  dataFolder: string;
  keys: KeyRing;
  network: Network;
}): Promise<FolderToTest> {
  const { dataFolder, keys, network } = options;
  const db = openToRead(`${dataFolder}/inbox-email.sqlite`);
  try {
    const vault = createVault(keys);
    const secretsOf = createSecretsOf(db, vault, (id) => storedToken(db, vault, Date.now, id));
    const signingKey = vault.open(await installationValue(db, signingKeyPlace.id), signingKeyPlace);
    return {
      accounts: await listAccounts(db),
      async *test(account) {
        const since = Date.now();
        const receivedByUs = (messageId: string) => hasReceived(db, account.id, messageId, since);
        const context = { network, clock: Date.now, signingKey, receivedByUs };
        yield* diagnoseAccount(account, await secretsOf(account.id), context);
      },
      readiness: async (account) => checkReadiness(account, await sentMailOf(db, account.id), network.names),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
