import { hash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { UnaccountedMail } from '../message/audit.ts';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreDatabase, CoreQueries, CoreTables } from './schema.ts';
import type { ReceivedMail } from './verdicts.ts';

/** A folder of an account under one UIDVALIDITY: where a mail's key means something. */
export interface MailSource {
  accountId: string;
  /** See Mailbox.source. */
  folder: string;
  uidValidity: string;
}

/**
 * From which key on the mails of this source are ours, and how the folder looked when it was last compared; null where
 * we see it for the first time.
 */
export async function beginningOf(
  db: CoreQueries,
  source: MailSource,
): Promise<{ firstKey: number; changeMark: string | null } | null> {
  const row = await db
    .selectFrom('mailbox')
    .select(['first_key', 'change_mark'])
    .where((eb) => eb.and(columnsOf(source)))
    .executeTakeFirst();
  return row === undefined ? null : { firstKey: row.first_key, changeMark: row.change_mark };
}

/**
 * The source under which a folder's mails are known: `uidValidity` as the server says it, with `~2`, `~3` … behind it
 * where the server was found to have given the same keys to other mails.
 */
export async function currentSource(db: CoreQueries, source: MailSource): Promise<MailSource> {
  const rows = await db
    .selectFrom('mailbox')
    .select('uid_validity')
    .where('account_id', '=', source.accountId)
    .where('folder', '=', source.folder)
    .where((eb) =>
      eb.or([eb('uid_validity', '=', source.uidValidity), eb('uid_validity', 'like', `${source.uidValidity}~%`)]),
    )
    .execute();
  const latest = Math.max(1, ...rows.map(({ uid_validity }) => Number(uid_validity.split('~')[1] ?? 1)));
  return latest === 1 ? source : { ...source, uidValidity: `${source.uidValidity}~${latest}` };
}

/** The source after this one: for when the server gave known keys to other mails without a new UIDVALIDITY. */
export function nextSource(source: MailSource): MailSource {
  const [uidValidity = '', generation = '1'] = source.uidValidity.split('~');
  return { ...source, uidValidity: `${uidValidity}~${Number(generation) + 1}` };
}

/** When the server took in the mails that have a row, by key; those left out whose server does not say. */
export async function knownDates(db: CoreQueries, source: MailSource): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('mail')
    .select(['remote_key', 'internal_date'])
    .where((eb) => eb.and(columnsOf(source)))
    .where('internal_date', 'is not', null)
    .execute();
  return new Map(rows.map(({ remote_key, internal_date }) => [remote_key, internal_date ?? 0]));
}

/** Whether mail was received from this folder of the account before, under whatever UIDVALIDITY or server name. */
export async function hasReceivedFrom(db: CoreQueries, accountId: string, folderSuffix: string): Promise<boolean> {
  const rows = await db.selectFrom('mailbox').select('folder').where('account_id', '=', accountId).execute();
  return rows.some(({ folder }) => folder.endsWith(folderSuffix));
}

export async function beginSource(db: CoreQueries, source: MailSource, firstKey: number, at: number): Promise<void> {
  await db
    .insertInto('mailbox')
    .values({ ...columnsOf(source), first_key: firstKey, opened_at: at, on_server: 0, unaccounted_json: '[]' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The server's list was compared with the ledger: so many mails, of which these could not be had. */
export async function noteComparison(
  db: CoreQueries,
  source: MailSource,
  comparison: { onServer: number; unaccounted: readonly ListedMail[]; changeMark: string | null; at: number },
): Promise<void> {
  const { onServer, unaccounted, changeMark, at } = comparison;
  const named = unaccounted.map((mail): UnaccountedMail => ({ folder: source.folder, ...mail }));
  await db
    .updateTable('mailbox')
    .set({
      compared_at: at,
      on_server: onServer,
      unaccounted_json: JSON.stringify(named),
      change_mark: unaccounted.length === 0 ? changeMark : null,
    })
    .where((eb) => eb.and(columnsOf(source)))
    .execute();
}

/** The folder looks as it did when it was last compared, and nothing was missing then: only the time is noted. */
export async function noteUnchanged(db: CoreQueries, source: MailSource, at: number): Promise<void> {
  await db
    .updateTable('mailbox')
    .set({ compared_at: at })
    .where((eb) => eb.and(columnsOf(source)))
    .execute();
}

/** The last comparison of each folder that is still there under its latest UIDVALIDITY. */
export async function comparisonsOf(
  db: CoreQueries,
  accountId: string,
): Promise<{ at: number; onServer: number; unaccounted: UnaccountedMail[] }[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select(['folder', 'compared_at', 'on_server', 'unaccounted_json'])
    .where('account_id', '=', accountId)
    .where('compared_at', 'is not', null)
    .orderBy('compared_at')
    .execute();
  const latest = new Map(rows.map((row) => [row.folder, row]));
  return [...latest.values()].map((row) => ({
    at: row.compared_at ?? 0,
    onServer: row.on_server,
    unaccounted: JSON.parse(row.unaccounted_json) as UnaccountedMail[],
  }));
}

/** The keys that have a row. */
export async function knownKeys(db: CoreQueries, source: MailSource): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mail')
    .select('remote_key')
    .where((eb) => eb.and(columnsOf(source)))
    .execute();
  return new Set(rows.map(({ remote_key }) => remote_key));
}

/**
 * Keeps mails' bytes, durably, before anything reads them. One that has a row already keeps it. `backlogBefore`: a mail
 * that the server took in before this moment came with the backlog. Returns those that are new, with the bytes as given.
 */
export async function keepRaw(
  db: CoreDatabase,
  source: MailSource,
  mails: readonly FetchedMail[],
  { at, backlogBefore }: { at: number; backlogBefore: number },
): Promise<ReceivedMail[]> {
  const kept: ReceivedMail[] = [];
  await db.transaction().execute(async (trx) => {
    for (const mail of mails) {
      const { bytes, internalDate } = mail;
      const backlog = internalDate !== null && internalDate < backlogBefore;
      const leftSize = mail.left?.size ?? null;
      const [inserted] = await insertMail(trx, {
        ...rowOf(source, mail, at),
        size: bytes.length,
        sha256: hash('sha256', bytes, 'hex'),
        verdict: 'received',
        backlog: backlog ? 1 : 0,
        left_size: leftSize,
      });
      if (inserted === undefined) continue;
      await insertBytes(trx, { mail_id: inserted.id, bytes });
      const { accountId } = source;
      kept.push({
        id: inserted.id,
        accountId,
        internalDate,
        receivedAt: at,
        backlog,
        size: bytes.length,
        leftSize,
        bytes,
      });
    }
    await trx.updateTable('account').set({ last_mail_at: at }).where('id', '=', source.accountId).execute();
  });
  return kept;
}

const insertMail = hotStatement((db, row: Insertable<CoreTables['mail']>) =>
  db
    .insertInto('mail')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

const insertBytes = hotStatement((db, row: CoreTables['raw_mail']) => db.insertInto('raw_mail').values(row));

/** Notes mails that are not fetched at all, and why. They are nothing to acknowledge. */
export async function ignoreListed(
  db: CoreDatabase,
  source: MailSource,
  mails: readonly ListedMail[],
  reason: string,
  at: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const mail of mails) {
      await trx
        .insertInto('mail')
        .values({ ...rowOf(source, mail, at), sha256: '', verdict: 'ignored', reason, acknowledged_at: at, backlog: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

/** Keys of mails that are stored and not yet acknowledged to the server, received before `receivedBefore`. */
export async function keysToAcknowledge(
  db: CoreQueries,
  source: MailSource,
  receivedBefore: number,
  { evenLeft }: { evenLeft: boolean },
): Promise<string[]> {
  const rows = await db
    .selectFrom('mail')
    .select('remote_key')
    .where((eb) => eb.and(columnsOf(source)))
    .where('acknowledged_at', 'is', null)
    .where('received_at', '<=', receivedBefore)
    .$if(!evenLeft, (query) => query.where('left_size', 'is', null))
    .execute();
  return rows.map(({ remote_key }) => remote_key);
}

export async function noteAcknowledged(
  db: CoreQueries,
  source: MailSource,
  keys: readonly string[],
  at: number,
): Promise<void> {
  for (let from = 0; from < keys.length; from += 500) {
    await db
      .updateTable('mail')
      .set({ acknowledged_at: at })
      .where((eb) => eb.and(columnsOf(source)))
      .where('remote_key', 'in', keys.slice(from, from + 500))
      .execute();
  }
}

const columnsOf = ({ accountId, folder, uidValidity }: MailSource) => ({
  account_id: accountId,
  folder,
  uid_validity: uidValidity,
});

const rowOf = (source: MailSource, mail: ListedMail, at: number) => ({
  ...columnsOf(source),
  remote_key: mail.key,
  size: mail.size,
  internal_date: mail.internalDate,
  received_at: at,
  backlog: 0,
});
