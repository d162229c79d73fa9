import { sql } from 'kysely';
import type { Place, Vault } from '../account/secrets.ts';
import type { CoreQueries } from './schema.ts';

/** Every column that holds sealed values, and the column that names its row in the seal. */
const columns: readonly { table: string; id: string; field: string }[] = [
  { table: 'account', id: 'id', field: 'incoming_password' },
  { table: 'account', id: 'id', field: 'outgoing_password' },
  { table: 'account_grant', id: 'account_id', field: 'refresh_token' },
  { table: 'account_grant', id: 'account_id', field: 'access_token' },
  { table: 'webhook', id: 'id', field: 'secret' },
  { table: 'installation', id: 'name', field: 'value' },
];

/** What came of going through all sealed values once. */
export interface Resealed {
  resealed: number;
  /** Sealed by the newest key before. */
  current: number;
  /** That no key of the ring opens. */
  broken: number;
}

/** Seals anew, each for itself, what an older key has sealed. What somebody changes meanwhile is left to them. */
export async function resealAll(db: CoreQueries, vault: Vault): Promise<Resealed> {
  const done: Resealed = { resealed: 0, current: 0, broken: 0 };
  for (const { table, id, field } of columns) {
    const { rows } = await sql<{ id: string; value: string }>`
      select ${sql.ref(id)} as id, ${sql.ref(field)} as value from ${sql.table(table)}
      where ${sql.ref(field)} glob 'v1.????????.*'`.execute(db);
    for (const row of rows) {
      const place: Place = { table, id: row.id, field };
      if (vault.isCurrent(row.value)) done.current++;
      else {
        const anew = resealed(vault, row.value, place);
        if (anew === null) done.broken++;
        else {
          await sql`update ${sql.table(table)} set ${sql.ref(field)} = ${anew}
            where ${sql.ref(id)} = ${row.id} and ${sql.ref(field)} = ${row.value}`.execute(db);
          done.resealed++;
        }
      }
    }
  }
  return done;
}

function resealed(vault: Vault, value: string, place: Place): string | null {
  try {
    return vault.seal(vault.open(value, place), place);
  } catch {
    return null;
  }
}
