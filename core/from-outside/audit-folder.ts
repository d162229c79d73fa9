import type { Account } from '../account/account.ts';
import { explain } from '../account/explain.ts';
import type { Network } from '../account/network.ts';
import { createVault, type KeyRing } from '../account/secrets.ts';
import { incomingEndpoint } from '../desk/accounts.ts';
import { countedAudit, differencesNamed } from '../desk/audit-account.ts';
import type { Audit, UnaccountedMail } from '../message/audit.ts';
import { createSecretsOf } from '../oauth/account-secrets.ts';
import { storedToken } from '../oauth/stored-token.ts';
import { openSession } from '../receive/open-session.ts';
import { failureFrom } from '../receive/receive-failure.ts';
import { listAccounts } from '../store/accounts.ts';
import { openToRead } from '../store/database.ts';
import { beginningOf, currentSource, knownKeys } from '../store/ledger.ts';
import type { CoreDatabase } from '../store/schema.ts';

/**
 * Compares server and ledger of every account of a data folder, from outside: nothing is fetched or written, and the
 * process that works on the folder may be running, or not. A mail that arrived this very moment may be named.
 */
export async function auditFolder(options: { dataFolder: string; keys: KeyRing; network: Network }): Promise<Audit[]> {
  const { dataFolder, keys, network } = options;
  const db = openToRead(`${dataFolder}/inbox-email.sqlite`);
  try {
    const vault = createVault(keys);
    const endpoint = incomingEndpoint(createSecretsOf(db, vault, (id) => storedToken(db, vault, Date.now, id)));
    const audits: Audit[] = [];
    for (const account of await listAccounts(db)) {
      const counted = await countedAudit(db, account);
      try {
        const { onServer, unaccounted } = await compare(db, account, await endpoint(account), network);
        const differences = unaccounted.slice(0, differencesNamed);
        audits.push({ ...counted, comparedAt: Date.now(), onServer, unaccounted: unaccounted.length, differences });
      } catch (error) {
        audits.push({ ...counted, failure: explain(failureFrom(error, [])).code });
      }
    }
    return audits;
  } finally {
    await db.destroy();
  }
}

async function compare(
  db: CoreDatabase,
  account: Account,
  endpoint: Awaited<ReturnType<ReturnType<typeof incomingEndpoint>>>,
  network: Network,
): Promise<{ onServer: number; unaccounted: UnaccountedMail[] }> {
  const session = await openSession(endpoint, network, AbortSignal.timeout(60_000));
  try {
    let onServer = 0;
    const unaccounted: UnaccountedMail[] = [];
    for (const folder of account.receiving.folders) {
      const mailbox = await session.open(folder, 'read');
      const said = { accountId: account.id, folder: mailbox.source, uidValidity: mailbox.uidValidity };
      const source = await currentSource(db, said);
      // A folder that was never looked at: everything that counts is still to come.
      const firstKey = (await beginningOf(db, source))?.firstKey ?? 0;
      const listed = await mailbox.list(firstKey);
      const known = await knownKeys(db, source);
      onServer += listed.length;
      unaccounted.push(
        ...listed.filter(({ key }) => !known.has(key)).map((mail) => ({ folder: mailbox.source, ...mail })),
      );
    }
    return { onServer, unaccounted };
  } finally {
    await session.close();
  }
}
