import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import type { MailSource } from './ledger.ts';
import type { CoreDatabase } from './schema.ts';

/**
 * Finds the keys that a maildrop has given to other mails than those we know by them. RFC 1939, section 7, lets a server
 * use a UIDL again once its mail is gone: what was missing from a listing and is back, or has another size, counts as new.
 * The row of the mail before steps aside, so that the key has none. To be called with each whole listing.
 */
export async function releaseReusedKeys(
  db: CoreDatabase,
  source: MailSource,
  listed: readonly ListedMail[],
): Promise<string[]> {
  const place = { account_id: source.accountId, folder: source.folder };
  const rows = await db
    .selectFrom('listed_key')
    .select(['remote_key', 'listed_size', 'gone'])
    .where((eb) => eb.and(place))
    .execute();
  const before = new Map(rows.map((row) => [row.remote_key, row]));
  const now = new Set(listed.map(({ key }) => key));
  const fresh = listed.filter(({ key }) => !before.has(key));
  const reused = listed.filter(({ key, size }) => {
    const row = before.get(key);
    return row !== undefined && (row.gone === 1 || row.listed_size !== size);
  });
  const gone = rows.filter((row) => row.gone === 0 && !now.has(row.remote_key));
  if (fresh.length + reused.length + gone.length === 0) return [];
  await db.transaction().execute(async (trx) => {
    for (const { key, size } of [...fresh, ...reused]) {
      await trx
        .insertInto('listed_key')
        .values({ ...place, remote_key: key, listed_size: size, gone: 0 })
        .onConflict((conflict) => conflict.doUpdateSet({ listed_size: size, gone: 0 }))
        .execute();
    }
    for (const { remote_key } of gone) {
      await trx
        .updateTable('listed_key')
        .set({ gone: 1 })
        .where((eb) => eb.and({ ...place, remote_key }))
        .execute();
    }
    for (const { key } of reused) {
      await trx
        .updateTable('mail')
        .set({ remote_key: sql<string>`${key + aside} || id` })
        .where((eb) => eb.and({ ...place, uid_validity: source.uidValidity, remote_key: key }))
        .execute();
    }
  });
  return reused.map(({ key }) => key);
}

/** A UIDL holds no space (RFC 1939, section 7): such keys never meet real ones. */
const aside = ' was ';

/**
 * Gives a key back to the mail that had it before where it is the same mail after all: a listing may leave one out by
 * mistake, and nothing shall be kept twice for that. Returns the others.
 */
export async function withoutReturned(
  db: CoreDatabase,
  source: MailSource,
  mails: readonly FetchedMail[],
): Promise<readonly FetchedMail[]> {
  const others: FetchedMail[] = [];
  for (const mail of mails) {
    const place = { account_id: source.accountId, folder: source.folder, uid_validity: source.uidValidity };
    const same = await db
      .selectFrom('mail')
      .select('id')
      .where((eb) => eb.and(place))
      .where('remote_key', '>', mail.key + aside)
      .where('remote_key', '<', `${mail.key}${aside.trimEnd()}!`)
      .where('sha256', '=', createHash('sha256').update(mail.bytes).digest('hex'))
      .executeTakeFirst();
    if (same === undefined) {
      others.push(mail);
      continue;
    }
    // It is on the server again, whatever was done with it: that is done once more.
    await db
      .updateTable('mail')
      .set({ remote_key: mail.key, acknowledged_at: null })
      .where('id', '=', same.id)
      .execute();
  }
  return others;
}
