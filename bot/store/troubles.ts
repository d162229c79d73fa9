import type { BotDatabase } from './schema.ts';

/** Notes a trouble; true when it is news, and people should hear of it. */
export async function noteTrouble(
  database: BotDatabase,
  trouble: { place: string; problem: string; since: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('slack_trouble')
    .values(trouble)
    .onConflict((conflict) =>
      conflict.column('place').doUpdateSet(trouble).where('slack_trouble.problem', '!=', trouble.problem),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The place works (again), or nobody has heard of its trouble yet: the next one is news. */
export async function clearTrouble(database: BotDatabase, place: string): Promise<void> {
  await database.deleteFrom('slack_trouble').where('place', '=', place).execute();
}
