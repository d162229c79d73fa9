import type { Selectable } from 'kysely';
import type { ApiToken, Scope } from '../api-token.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

/** `secretHash`: SHA-256 of the token in hex. It is random and long: nothing slower is needed to keep it from being guessed. */
export async function insertToken(
  db: CoreQueries,
  { id, name, scopes, createdBy, createdAt, secretHash }: Omit<ApiToken, 'lastUsedAt'> & { secretHash: string },
): Promise<void> {
  await db
    .insertInto('api_token')
    .values({
      ...{ id, name, secret_hash: secretHash, scopes_json: JSON.stringify(scopes) },
      ...{ created_by: createdBy, created_at: createdAt },
    })
    .execute();
}

/** Those in force, the oldest first. */
export async function listTokens(db: CoreQueries): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(tokenOf);
}

/** Of those in force. */
export async function secretHashes(db: CoreQueries): Promise<{ id: string; secretHash: string }[]> {
  return db
    .selectFrom('api_token')
    .select(['id', 'secret_hash as secretHash'])
    .where('revoked_at', 'is', null)
    .execute();
}

/** Also of a token that was revoked; null where there never was one. */
export async function nameOfToken(db: CoreQueries, id: string): Promise<string | null> {
  const row = await db.selectFrom('api_token').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

export async function noteUse(db: CoreQueries, id: string, at: number): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** False where there is none in force. */
export async function revokeToken(db: CoreQueries, id: string, at: number): Promise<boolean> {
  const result = await db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function tokenOf(row: Selectable<CoreTables['api_token']>): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes_json) as Scope[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
