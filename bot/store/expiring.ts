import type { Clock } from '@inbox-email/core/work/clock.ts';
import Keyv from 'keyv';
import type { BotDatabase } from './schema.ts';

/**
 * What may be forgotten, and is after a while: one-time links, the state of a sign-in. Keyv over the bot's own database,
 * so that a restart in between breaks nobody's link. Nothing durable belongs here. Expired rows go at the next write.
 *
 * `delete` answers true to exactly one of several callers: who takes a one-time value takes it alone.
 */
export function createExpiring<Value>(
  database: BotDatabase,
  namespace: string,
  ttl: number,
  clock: Clock = Date.now,
): Keyv<Value> {
  return new Keyv<Value>({ namespace, ttl, store: rowsOf(database, clock) });
}

/** As Keyv's KeyvBridgeStore wants it: `ttl` in milliseconds. */
function rowsOf(database: BotDatabase, clock: Clock) {
  return {
    async get(key: string) {
      const row = await database
        .selectFrom('expiring')
        .select('value')
        .where('key', '=', key)
        .where('expires_at', '>', clock())
        .executeTakeFirst();
      return row?.value;
    },
    async set(key: string, value: string, ttl = 0) {
      const now = clock();
      await database.deleteFrom('expiring').where('expires_at', '<=', now).execute();
      const row = { value, expires_at: now + ttl };
      await database
        .insertInto('expiring')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
      return true;
    },
    async delete(key: string) {
      const { numDeletedRows } = await database
        .deleteFrom('expiring')
        .where('key', '=', key)
        .where('expires_at', '>', clock())
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async clear() {
      await database.deleteFrom('expiring').execute();
    },
  };
}
