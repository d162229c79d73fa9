import type { CoreQueries } from './schema.ts';

/** Sets a value that belongs to the installation as a whole. The value that it had before; null where it had none. */
export async function changeInstallation(db: CoreQueries, name: string, value: string): Promise<string | null> {
  const before = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst();
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return before?.value ?? null;
}

/** @throws where it was never set. */
export async function installationValue(db: CoreQueries, name: string): Promise<string> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return row.value;
}

/** Where the key stands that signs our Message-IDs, sealed. */
export const signingKeyPlace = { table: 'installation', id: 'message-id-signing-key', field: 'value' };
