import { type ExpressionBuilder, sql } from 'kysely';
import type { Correspondent } from '../message/correspondent.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

/** The IDs of one message, and who is named in it: what later mails find it by. */
export interface IndexedMessage {
  id: number;
  accountId: string;
  /** Its own Message-ID; empty where it has none. */
  messageId: string;
  /** What it refers to, oldest first. */
  references: readonly string[];
  people: readonly Correspondent[];
}

export async function indexMessage(db: CoreQueries, message: IndexedMessage): Promise<void> {
  const { id, accountId, messageId, references, people } = message;
  const named = references.slice(-idsKept).filter((header) => header !== '' && header !== messageId);
  const ids = [...(messageId === '' ? [] : [{ header_id: messageId, held: 1 }])];
  for (const header_id of new Set(named)) ids.push({ header_id, held: 0 });
  for (const row of ids) await insertId(db, { ...row, account_id: accountId, message_id: id });
  const addresses = new Set(people.map(({ address }) => address.toLowerCase()).filter((address) => address !== ''));
  for (const address of [...addresses].slice(0, peopleKept)) await insertParticipant(db, { message_id: id, address });
}

const insertId = hotStatement((db, row: CoreTables['thread_id']) => db.insertInto('thread_id').values(row));
const insertParticipant = hotStatement((db, row: CoreTables['participant']) =>
  db.insertInto('participant').values(row),
);

const idsKept = 100;
const peopleKept = 500;

/** A message that has or names an ID. */
export interface NamingMessage {
  headerId: string;
  messageId: number;
  ticketId: number;
  /** The ID is its own. */
  held: boolean;
  /** Who wrote it, in lower case. */
  author: string;
}

/** Those of the IDs that any message has or names: of most mails none, and that is soon told. */
export async function namedIds(db: CoreQueries, accountId: string, headerIds: readonly string[]): Promise<string[]> {
  const named: string[] = [];
  for (const headerId of headerIds) {
    if ((await findNaming(db, { accountId, headerId })).length > 0) named.push(headerId);
  }
  return named;
}

const findNaming = hotStatement((db, { accountId, headerId }: { accountId: string; headerId: string }) =>
  db
    .selectFrom('thread_id')
    .select('message_id')
    .where('account_id', '=', accountId)
    .where('header_id', '=', headerId)
    .limit(1),
);

/** The messages that have or name these IDs, in tickets where `address` takes part or (`takesPart` false) does not. */
export async function messagesNaming(
  db: CoreQueries,
  accountId: string,
  headerIds: readonly string[],
  { address, takesPart, limit }: { address: string; takesPart: boolean; limit: number },
): Promise<NamingMessage[]> {
  if (headerIds.length === 0) return [];
  const find = takesPart ? findNamingWith : findNamingWithout;
  return (await find(db, { address, accountId, limit, ...headerIds })).map(namingMessage);
}

/** The IDs are its values `0`, `1`, …: a statement for each number of them. */
interface NamingSearch {
  address: string;
  accountId: string;
  limit: number;
  [index: number]: string;
}

const findNamingWith = hotStatement((db, { address, accountId, limit, ...headerIds }: NamingSearch) =>
  naming(db, accountId, Object.values(headerIds))
    .where((eb) => takingPart(eb, address))
    .limit(limit),
);

const findNamingWithout = hotStatement((db, { address, accountId, limit, ...headerIds }: NamingSearch) =>
  naming(db, accountId, Object.values(headerIds))
    .where((eb) => eb.not(takingPart(eb, address)))
    .limit(limit),
);

function takingPart(eb: ExpressionBuilder<CoreTables, 'message'>, address: string) {
  return eb.exists(
    eb
      .selectFrom('message as other')
      .innerJoin('participant', 'participant.message_id', 'other.id')
      .select(sql.lit(1).as('one'))
      .whereRef('other.ticket_id', '=', 'message.ticket_id')
      .where('participant.address', '=', address),
  );
}

/** Messages that refer to this ID, and came in. */
export async function answersTo(
  db: CoreQueries,
  accountId: string,
  headerId: string,
  limit: number,
): Promise<NamingMessage[]> {
  if ((await namedIds(db, accountId, [headerId])).length === 0) return [];
  const rows = await naming(db, accountId, [headerId])
    .where('held', '=', 0)
    .where('direction', '=', 'incoming')
    .limit(limit)
    .execute();
  return rows.map(namingMessage);
}

/** The tickets whose message has this ID. */
export async function ticketsHolding(db: CoreQueries, accountId: string, headerId: string): Promise<number[]> {
  const rows = await naming(db, accountId, [headerId]).where('held', '=', 1).limit(10).execute();
  return rows.map(({ ticket_id }) => ticket_id);
}

function naming(db: CoreQueries, accountId: string, headerIds: readonly string[]) {
  return db
    .selectFrom('thread_id')
    .innerJoin('message', 'message.id', 'thread_id.message_id')
    .select(['thread_id.header_id', 'message.id', 'message.ticket_id', 'held', 'from_json'])
    .where('thread_id.account_id', '=', accountId)
    .where('thread_id.header_id', 'in', headerIds)
    .orderBy('message.id');
}

interface NamingRow {
  header_id: string;
  id: number;
  ticket_id: number;
  held: number;
  from_json: string;
}

function namingMessage({ header_id, id, ticket_id, held, from_json }: NamingRow): NamingMessage {
  const author = (JSON.parse(from_json) as Correspondent).address.toLowerCase();
  return { headerId: header_id, messageId: id, ticketId: ticket_id, held: held === 1, author };
}

/** Everyone who wrote in the ticket or was written to, in lower case. */
export async function participantsOf(db: CoreQueries, ticketId: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('participant', 'participant.message_id', 'message.id')
    .select('participant.address')
    .distinct()
    .where('message.ticket_id', '=', ticketId)
    .execute();
  return new Set(rows.map(({ address }) => address));
}

/** Whether a mail of the ticket came through a mailing list. */
export async function cameThroughList(db: CoreQueries, ticketId: number): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('automatic', 'like', 'list:%')
    .executeTakeFirst();
  return row !== undefined;
}
