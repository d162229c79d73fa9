import type { Account } from '../account/account.ts';
import { explain } from '../account/explain.ts';
import { storageCauseOf } from '../account/storage-cause.ts';
import type { Audit, Verdict } from '../message/audit.ts';
import { failureFrom } from '../receive/receive-failure.ts';
import { comparisonsOf } from '../store/ledger.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Storage } from '../store/storage.ts';
import { countVerdicts } from '../store/verdicts.ts';

export interface AuditContext {
  db: CoreDatabase;
  /** Has the server's list compared with the ledger; false: the account is not watched. */
  compareNow(accountId: string): Promise<boolean>;
  /** Files what waits, so that the counts are final. */
  fileWaiting(): Promise<void>;
  storage: Storage;
}

/** Compares, fetches what is missing, files it, and counts. */
export async function auditAccount(account: Account, context: AuditContext): Promise<Audit> {
  const { db, storage } = context;
  const trouble = storage.trouble();
  if (trouble !== null) return { ...(await countedAudit(db, account)), failure: trouble.cause };
  let failure: string | null = null;
  try {
    if (!(await context.compareNow(account.id)))
      failure = account.active ? (account.stateCause ?? account.state) : 'inactive';
  } catch (error) {
    failure = explain(failureFrom(error, [])).code;
  }
  await context.fileWaiting().catch((error) => {
    failure = storageCauseOf(error);
    if (failure === null) throw error;
  });
  return { ...(await countedAudit(db, account)), failure };
}

/** What the ledger says of an account, as of the last comparison. */
export async function countedAudit(db: CoreDatabase, account: Account): Promise<Audit> {
  const verdicts: Record<Verdict, number> = {
    received: 0,
    opened: 0,
    appended: 0,
    ignored: 0,
    quarantined: 0,
    left: 0,
  };
  const ignored: Record<string, number> = {};
  for (const { verdict, reason, mails } of await countVerdicts(db, account.id)) {
    verdicts[verdict as Verdict] += mails;
    if (verdict === 'ignored') ignored[reason ?? ''] = mails;
  }
  const compared = await comparisonsOf(db, account.id);
  const differences = compared.flatMap(({ unaccounted }) => unaccounted);
  return {
    accountId: account.id,
    accountName: account.name,
    comparedAt: compared.reduce<number | null>((latest, { at }) => Math.max(latest ?? 0, at), null),
    verdicts,
    ignored,
    onServer: compared.reduce((sum, { onServer }) => sum + onServer, 0),
    unaccounted: differences.length,
    differences: differences.slice(0, differencesNamed),
    failure: null,
  };
}

export const differencesNamed = 50;
