import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { BotDatabase, BotTables, PostTable } from './schema.ts';

export type Post = Selectable<PostTable>;
export type PostIdentity = Pick<Post, 'key' | 'kind' | 'ticket_id' | 'message_id' | 'sequence' | 'part'>;

/** Asks for a post, or, where it was asked for before, for Slack to show it as it is since that event. */
export async function wantPosts(database: BotDatabase, changes: readonly PostChange[]): Promise<void> {
  if (changes.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    for (const change of changes) {
      if (change.kind === 'post') await insertPost(transaction, change.post);
      else await raiseWanted(transaction, change.key, change.sequence);
    }
  });
}

/** What an event changes in Slack: a post that is to come, or one that is to be shown anew. */
export type PostChange = { kind: 'post'; post: PostIdentity } | { kind: 'show-again'; key: string; sequence: number };

async function insertPost(database: BotDatabase, post: PostIdentity): Promise<void> {
  await database
    .insertInto('slack_post')
    .values({ ...post, ...notInSlackYet, wanted: post.sequence })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ wanted: sql`max(slack_post.wanted, excluded.wanted)` }),
    )
    .execute();
}

async function raiseWanted(database: BotDatabase, key: string, sequence: number): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ wanted: sql`max(wanted, ${sequence})` })
    .where('key', '=', key)
    .execute();
}

const notInSlackYet = {
  state: 'waiting' as const,
  channel: null,
  ts: null,
  file_id: null,
  after_ts: null,
  shown: 0,
  attempts: 0,
  due_at: 0,
  problem: null,
};

/**
 * What to do now, in the order of the events: posts whose turn within their ticket has come, and changes of what is
 * posted already. Nothing for the `blocked` channels.
 */
export function duePosts(
  database: BotDatabase,
  now: number,
  blocked: readonly string[],
  limit: number,
): Promise<Post[]> {
  return database
    .selectFrom('slack_post as post')
    .selectAll()
    .where((eb) => isOpen(eb, blocked))
    .where('due_at', '<=', now)
    .orderBy('sequence')
    .orderBy('part')
    .limit(limit)
    .execute();
}

/** When the next one outside of the `blocked` channels is due; null when there is none. */
export async function nextDue(database: BotDatabase, blocked: readonly string[]): Promise<number | null> {
  const next = await database
    .selectFrom('slack_post as post')
    .select((eb) => eb.fn.min('due_at').as('due_at'))
    .where((eb) => isOpen(eb, blocked))
    .executeTakeFirst();
  return next?.due_at ?? null;
}

/** Open, in none of the blocked channels, and with nothing of its ticket before it that is still to be posted. */
function isOpen(eb: ExpressionBuilder<BotTables & { post: PostTable }, 'post'>, blocked: readonly string[]) {
  const nothingBefore = sql<boolean>`not exists (
    select 1 from slack_post as earlier
    where earlier.ticket_id = post.ticket_id and earlier.state in ('waiting', 'posting')
      and (earlier.sequence, earlier.part) < (post.sequence, post.part))`;
  return eb.and([
    sql<boolean>`post.wanted > post.shown`,
    eb('post.state', '!=', 'dropped'),
    eb.or([eb('post.state', '=', 'posted'), nothingBefore]),
    ...(blocked.length === 0 ? [] : [eb.or([eb('post.channel', 'is', null), eb('post.channel', 'not in', blocked)])]),
  ]);
}

/** Says where a post is going, so that it can be passed over while that channel is blocked. */
export async function aimPost(database: BotDatabase, key: string, channel: string): Promise<void> {
  await database.updateTable('slack_post').set({ channel }).where('key', '=', key).execute();
}

/** Written before Slack hears of it: from here on nobody knows, until the answer, whether Slack has it. */
export async function markPosting(database: BotDatabase, post: Post, channel: string, afterTs: string): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ state: 'posting', channel, after_ts: afterTs, file_id: post.file_id })
    .where('key', '=', post.key)
    .execute();
}

/**
 * Slack has it, and shows it as it was after the event `at.shown`. In one transaction with what follows from it: the
 * ticket's thread, and the posts of the files.
 */
export async function markPosted(
  database: BotDatabase,
  post: Post,
  at: { channel: string; ts: string | null; shown: number },
  files: readonly PostIdentity[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('slack_post')
      .set({ state: 'posted', ...at, after_ts: null, attempts: 0, due_at: 0, problem: null })
      .where('key', '=', post.key)
      .execute();
    if (post.kind === 'ticket' && at.ts !== null) {
      const thread = { ticket_id: post.ticket_id, channel: at.channel, ts: at.ts };
      await transaction
        .insertInto('slack_thread')
        .values(thread)
        .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(thread))
        .execute();
    }
    if (files.length === 0) return;
    await transaction
      .insertInto('slack_post')
      .values(files.map((file) => ({ ...file, ...notInSlackYet, wanted: file.sequence })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  });
}

/** Slack shows the message as it was when this row was read. */
export async function markShown(database: BotDatabase, post: Post): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ shown: post.wanted, attempts: 0, due_at: 0, problem: null })
    .where('key', '=', post.key)
    .execute();
}

/** The message that shows a mail is to be shown anew although no event changed it. */
export async function showAgain(database: BotDatabase, messageId: number): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ shown: 0 })
    .where('message_id', '=', messageId)
    .where('kind', '!=', 'file')
    .where('state', '=', 'posted')
    .execute();
}

/** Not now. `known` false leaves a post that may have arrived as `posting`, so that it is looked for first. */
export async function putOff(
  database: BotDatabase,
  post: Post,
  later: { dueAt: number; problem: string; known: boolean },
): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({
      due_at: later.dueAt,
      problem: later.problem,
      attempts: post.attempts + 1,
      ...(later.known && post.state !== 'posted' && { state: 'waiting' as const, after_ts: null }),
    })
    .where('key', '=', post.key)
    .execute();
}

/** Slack will never take it; the mail stays with the desk. */
export async function dropPost(database: BotDatabase, key: string, problem: string): Promise<void> {
  await database.updateTable('slack_post').set({ state: 'dropped', problem }).where('key', '=', key).execute();
}

/** The ticket's thread cannot be written to any more: it begins again as a new message, where its group is now. */
export async function beginThreadAgain(database: BotDatabase, ticketId: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('slack_thread').where('ticket_id', '=', ticketId).execute();
    await transaction
      .updateTable('slack_post')
      .set({ ...notInSlackYet })
      .where('ticket_id', '=', ticketId)
      .where((eb) => eb.or([eb('kind', '=', 'ticket'), eb('state', 'in', ['waiting', 'posting'])]))
      .execute();
  });
}

/** Groups talk elsewhere now, or a channel opened up: what waits for a channel is tried at once. */
export async function chooseChannelsAgain(database: BotDatabase): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ channel: null, due_at: 0 })
    .where('kind', '=', 'ticket')
    .where('state', '=', 'waiting')
    .execute();
}

/** The newest message that we know of in a channel: whatever is posted next stands behind it. */
export async function newestTs(database: BotDatabase, channel: string): Promise<string | null> {
  const newest = await database
    .selectFrom('slack_post')
    .select((eb) => eb.fn.max('ts').as('ts'))
    .where('channel', '=', channel)
    .executeTakeFirst();
  return newest?.ts ?? null;
}

/** The files of a message that Slack would not take, by attachment index. */
export async function refusedFiles(database: BotDatabase, messageId: number): Promise<Map<number, string>> {
  const rows = await database
    .selectFrom('slack_post')
    .select(['part', 'problem'])
    .where('message_id', '=', messageId)
    .where('kind', '=', 'file')
    .where('state', '=', 'dropped')
    .execute();
  return new Map(rows.map(({ part, problem }) => [part - 1, problem ?? '']));
}
