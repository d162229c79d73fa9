import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { BotDatabase, BotTables, PostTable } from './schema.ts';

export type Post = Selectable<PostTable>;
export type PostIdentity = Pick<
  Post,
  'key' | 'kind' | 'conversation' | 'ticket_id' | 'message_id' | 'about' | 'recipient' | 'sequence' | 'part'
>;

/** A post that shows a ticket, a mail or a file of one. */
export type TicketPost = Post & {
  kind: 'ticket' | 'message' | 'moved' | 'file';
  ticket_id: number;
  message_id: number;
};

export function isOfTicket(post: Post): post is TicketPost {
  return post.ticket_id !== null && post.message_id !== null;
}

/** The kinds that begin a conversation; all others answer in its thread. */
const beginnings = ['ticket', 'alert', 'digest'] as const satisfies Post['kind'][];

export function beginsConversation({ kind }: Pick<Post, 'kind'>): boolean {
  return (beginnings as readonly string[]).includes(kind);
}

/** Asks for a post, or, where it was asked for before, for Slack to show it as it is since that event. */
export async function wantPosts(database: BotDatabase, changes: readonly PostChange[]): Promise<void> {
  if (changes.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    for (const change of changes) {
      if (change.kind === 'post') await insertPost(transaction, change.post);
      else if (change.kind === 'tell-more') await tellMore(transaction, change);
      else if (change.kind === 'move-away') await moveAway(transaction, change);
      else await raiseWanted(transaction, change.key, change.sequence);
    }
  });
}

/** What an event changes in Slack: a post that is to come, one that is to be shown anew, or one that has more to tell. */
export type PostChange =
  | { kind: 'post'; post: PostIdentity }
  | { kind: 'show-again'; key: string; sequence: number }
  | { kind: 'tell-more'; key: string; about: string; sequence: number; notBefore: number }
  /** These mails belong into that conversation now: what stands elsewhere says so, and makes room for posts there. */
  | { kind: 'move-away'; messageIds: readonly number[]; conversation: string; sequence: number };

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

/** What grows fast is not drawn at every step: where it is posted already, it is shown anew from `notBefore` on. */
async function tellMore(
  database: BotDatabase,
  { key, about, sequence, notBefore }: Extract<PostChange, { kind: 'tell-more' }>,
): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({
      about,
      wanted: sequence,
      due_at: sql`case when state = 'posted' and wanted = shown then ${notBefore} else due_at end`,
    })
    .where('key', '=', key)
    .where('wanted', '<', sequence)
    .execute();
}

/** The posts elsewhere give up their keys. What Slack does not have yet never gets there. */
async function moveAway(
  database: BotDatabase,
  { messageIds, conversation, sequence }: Extract<PostChange, { kind: 'move-away' }>,
): Promise<void> {
  const elsewhere = await database
    .selectFrom('slack_post')
    .select(['key', 'kind', 'state'])
    .where('message_id', 'in', messageIds)
    .where('conversation', '!=', conversation)
    .where('kind', 'in', ['message', 'file'])
    .where('key', 'not like', '%:moved:%')
    .execute();
  for (const { key, kind, state } of elsewhere) {
    const isThere = state === 'posted';
    await database
      .updateTable('slack_post')
      .set({
        key: `${key}:moved:${sequence}`,
        ...(isThere && kind === 'message' && { kind: 'moved', wanted: sequence, due_at: 0 }),
        ...(!isThere && { state: 'dropped', problem: 'moved' }),
      })
      .where('key', '=', key)
      .execute();
  }
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

/** What to pass over: channels that take nothing now, and those in which a message or files are under way. */
export interface PassOver {
  blocked: readonly string[];
  busyWithMessage?: readonly string[];
  busyWithFiles?: readonly string[];
}

/**
 * What to do now, messages before files and in the order of the events: posts whose turn within their conversation has
 * come, and changes of what is posted already. `leastTried` puts first what has failed least recently, or never.
 */
export function duePosts(
  database: BotDatabase,
  now: number,
  { blocked, busyWithMessage = [], busyWithFiles = [] }: PassOver,
  { leastTried, limit }: { leastTried: boolean; limit: number },
): Promise<Post[]> {
  return database
    .selectFrom('slack_post as post')
    .selectAll()
    .where((eb) => isOpen(eb, blocked))
    .where((eb) => eb.or([eb('kind', '=', 'file'), goesElsewhere(eb, busyWithMessage)]))
    .where((eb) => eb.or([eb('kind', '!=', 'file'), goesElsewhere(eb, busyWithFiles)]))
    .where('due_at', '<=', now)
    .$if(leastTried, (query) => query.orderBy('due_at'))
    .orderBy(sql`kind = 'file'`)
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

/** Open, in none of the blocked channels, and with nothing of its conversation before it that is still to be posted. */
function isOpen(eb: PostExpressions, blocked: readonly string[]) {
  const nothingBefore = sql<boolean>`not exists (
    select 1 from slack_post as earlier
    where earlier.conversation = post.conversation and earlier.state in ('waiting', 'posting')
      and (earlier.sequence, earlier.part) < (post.sequence, post.part))`;
  return eb.and([
    sql<boolean>`post.wanted > post.shown`,
    eb('post.state', '!=', 'dropped'),
    eb.or([eb('post.state', '=', 'posted'), nothingBefore]),
    goesElsewhere(eb, blocked),
  ]);
}

type PostExpressions = ExpressionBuilder<BotTables & { post: PostTable }, 'post'>;

function goesElsewhere(eb: PostExpressions, channels: readonly string[]) {
  if (channels.length === 0) return sql<boolean>`true`;
  return eb.or([eb('post.channel', 'is', null), eb('post.channel', 'not in', channels)]);
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

/** The same for the files that are shared together: a search for one of them tells of all. */
export async function markSharing(
  database: BotDatabase,
  files: readonly { post: Post; fileId: string }[],
  channel: string,
  afterTs: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const { post, fileId } of files) {
      await markPosting(transaction, { ...post, file_id: fileId }, channel, afterTs);
    }
  });
}

/**
 * Slack has it, and shows it as it was after the event `at.shown`. In one transaction with what follows from it: the
 * conversation's thread, and the posts of the files.
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
    if (beginsConversation(post) && at.ts !== null) {
      const thread = { conversation: post.conversation, channel: at.channel, ts: at.ts };
      await transaction
        .insertInto('slack_thread')
        .values(thread)
        .onConflict((conflict) => conflict.column('conversation').doUpdateSet(thread))
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

/**
 * Not now. `known` false leaves a post that may have arrived as `posting`, so that it is looked for first; only failures
 * that the post is to blame for count as its attempts.
 */
export async function putOff(
  database: BotDatabase,
  post: Post,
  later: { dueAt: number; problem: string; known: boolean; blamesPost?: boolean },
): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({
      due_at: later.dueAt,
      problem: later.problem,
      ...(later.blamesPost && { attempts: post.attempts + 1 }),
      ...(later.known && post.state !== 'posted' && { state: 'waiting' as const, after_ts: null }),
    })
    .where('key', '=', post.key)
    .execute();
}

/** Slack will never take it; the mail stays with the desk. */
export async function dropPost(database: BotDatabase, key: string, problem: string): Promise<void> {
  await database.updateTable('slack_post').set({ state: 'dropped', problem }).where('key', '=', key).execute();
}

/** A thread cannot be written to any more: it begins again as a new message, where its group is now. */
export async function beginThreadAgain(database: BotDatabase, conversation: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('slack_thread').where('conversation', '=', conversation).execute();
    await transaction
      .updateTable('slack_post')
      .set({ ...notInSlackYet })
      .where('conversation', '=', conversation)
      .where((eb) => eb.or([eb('kind', 'in', beginnings), eb('state', 'in', ['waiting', 'posting'])]))
      .execute();
  });
}

/** Groups talk elsewhere now, or a channel opened up: what waits for a channel is tried at once. */
export async function chooseChannelsAgain(database: BotDatabase): Promise<void> {
  await database
    .updateTable('slack_post')
    .set({ channel: null, due_at: 0 })
    .where('kind', 'in', beginnings)
    .where('recipient', 'is', null)
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

/** The first files of a message that are still to come, or that are under way. */
export function filesOf(
  database: BotDatabase,
  messageId: number,
  state: 'waiting' | 'posting',
  limit: number,
): Promise<Post[]> {
  return database
    .selectFrom('slack_post')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('kind', '=', 'file')
    .where('state', '=', state)
    .orderBy('part')
    .limit(limit)
    .execute();
}

/** Slack refuses these files together: each is to be shared by itself. */
export async function takeApart(database: BotDatabase, posts: readonly Post[]): Promise<void> {
  const keys = posts.map(({ key }) => key);
  await database
    .updateTable('slack_post')
    .set({ state: 'waiting', problem: apart, after_ts: null, due_at: 0 })
    .where('key', 'in', keys)
    .execute();
}

/** Whether a file is to be shared by itself. */
export function standsApart({ problem }: Post): boolean {
  return problem === apart;
}

const apart = 'one-by-one';

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

/** Whether a post was asked for, whatever has become of it. */
export async function isPlanned(database: BotDatabase, key: string): Promise<boolean> {
  const found = await database.selectFrom('slack_post').select('key').where('key', '=', key).executeTakeFirst();
  return found !== undefined;
}
