import type { Vault } from '../account/secrets.ts';
import { changeInstallation } from './installation.ts';
import type { CoreQueries } from './schema.ts';

export interface StoredMailHook {
  url: string;
  within: number;
  /** @throws SealBroken */
  secret(): string;
}

export async function findMailHook(db: CoreQueries, vault: Vault): Promise<StoredMailHook | null> {
  const rows = await db.selectFrom('installation').selectAll().where('name', 'in', [name, place.id]).execute();
  const valueNamed = (wanted: string) => rows.find((row) => row.name === wanted)?.value;
  const [settings, sealed] = [valueNamed(name), valueNamed(place.id)];
  if (settings === undefined || sealed === undefined) return null;
  const { url, within } = JSON.parse(settings) as { url: string; within: number };
  return { url, within, secret: () => vault.open(sealed, place) };
}

/** `secret` absent: the one that is there. */
export async function putMailHook(
  db: CoreQueries,
  vault: Vault,
  { url, within, secret }: { url: string; within: number; secret?: string },
): Promise<void> {
  await changeInstallation(db, name, JSON.stringify({ url, within }));
  if (secret !== undefined) await changeInstallation(db, place.id, vault.seal(secret, place));
}

export async function dropMailHook(db: CoreQueries): Promise<void> {
  await db.deleteFrom('installation').where('name', 'in', [name, place.id]).execute();
}

const name = 'mail-hook';
const place = { table: 'installation', id: 'mail-hook-secret', field: 'value' };
