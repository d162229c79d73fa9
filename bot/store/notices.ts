import { sql } from 'kysely';
import type { Post } from './posts.ts';
import type { BotDatabase } from './schema.ts';

/** The newest alert of an account that tells of one of these: one post, or one to each of several people. */
export async function newestAlert(
  database: BotDatabase,
  accountId: string,
  isOfKind: (about: string) => boolean,
): Promise<Post[]> {
  const alerts = await database
    .selectFrom('slack_post')
    .selectAll()
    .where('kind', '=', 'alert')
    .where(sql`about ->> '$.accountId'`, '=', accountId)
    .orderBy('sequence', 'desc')
    // Enough to find one of each kind among.
    .limit(100)
    .execute();
  const newest = alerts.find(({ about }) => isOfKind(about ?? '{}'));
  return newest === undefined ? [] : alerts.filter(({ sequence }) => sequence === newest.sequence);
}

/** Whether the event has led to a post already: whom it went to may be answered differently the second time. */
export async function isNoticed(database: BotDatabase, kind: Post['kind'], sequence: number): Promise<boolean> {
  const found = await database
    .selectFrom('slack_post')
    .select('key')
    .where('kind', '=', kind)
    .where('sequence', '=', sequence)
    .where('about', 'is not', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** The newest digest of a group. */
export function newestDigest(database: BotDatabase, groupId: string): Promise<Post | undefined> {
  return database
    .selectFrom('slack_post')
    .selectAll()
    .where('kind', '=', 'digest')
    .where(sql`about ->> '$.groupId'`, '=', groupId)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
}
