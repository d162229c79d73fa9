import type { Grant } from '../account/grant.ts';
import type { Vault } from '../account/secrets.ts';
import type { CoreQueries } from './schema.ts';

/** A stored grant; its tokens stay sealed until one is asked for. `version` grows with each change. */
export interface StoredGrant extends Pick<Grant, 'providerId' | 'owners' | 'expiresAt'> {
  version: number;
  /** When the person signed in, and when tokens were refreshed last. Milliseconds since 1970. */
  grantedAt: number;
  refreshedAt: number;
  /** @throws SealBroken */
  refreshToken(): string;
  /** @throws SealBroken */
  accessToken(): string;
}

export async function findGrant(db: CoreQueries, vault: Vault, accountId: string): Promise<StoredGrant | null> {
  const row = await db.selectFrom('account_grant').selectAll().where('account_id', '=', accountId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    providerId: row.provider_id,
    owners: JSON.parse(row.owners_json),
    expiresAt: row.expires_at,
    version: row.version,
    grantedAt: row.granted_at,
    refreshedAt: row.refreshed_at,
    refreshToken: () => vault.open(row.refresh_token, placeOf(accountId, 'refresh_token')),
    accessToken: () => vault.open(row.access_token, placeOf(accountId, 'access_token')),
  };
}

/** When tokens were given out last for an account, in milliseconds since 1970; null where nobody signed in for it. */
export async function refreshedLast(db: CoreQueries, accountId: string): Promise<number | null> {
  const row = await db
    .selectFrom('account_grant')
    .select('refreshed_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.refreshed_at ?? null;
}

/** Keeps what a person has just signed in for, in the place of what was there. */
export async function putGrant(
  db: CoreQueries,
  vault: Vault,
  accountId: string,
  grant: Grant,
  at: number,
): Promise<void> {
  const before = await db
    .selectFrom('account_grant')
    .select('version')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const row = {
    provider_id: grant.providerId,
    owners_json: JSON.stringify(grant.owners),
    ...sealedTokens(vault, accountId, grant),
    version: (before?.version ?? 0) + 1,
    granted_at: at,
    refreshed_at: at,
  };
  await db
    .insertInto('account_grant')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Keeps refreshed tokens of a grant that still is at `version`. False: it was replaced or removed meanwhile. */
export async function refreshGrant(
  db: CoreQueries,
  vault: Vault,
  accountId: string,
  version: number,
  tokens: Pick<Grant, 'refreshToken' | 'accessToken' | 'expiresAt'>,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account_grant')
    .set({ ...sealedTokens(vault, accountId, tokens), version: version + 1, refreshed_at: at })
    .where('account_id', '=', accountId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function dropGrant(db: CoreQueries, accountId: string): Promise<void> {
  await db.deleteFrom('account_grant').where('account_id', '=', accountId).execute();
}

function sealedTokens(
  vault: Vault,
  accountId: string,
  { refreshToken, accessToken, expiresAt }: Pick<Grant, 'refreshToken' | 'accessToken' | 'expiresAt'>,
) {
  return {
    refresh_token: vault.seal(refreshToken, placeOf(accountId, 'refresh_token')),
    access_token: vault.seal(accessToken, placeOf(accountId, 'access_token')),
    expires_at: expiresAt,
  };
}

const placeOf = (id: string, field: string) => ({ table: 'account_grant', id, field });
