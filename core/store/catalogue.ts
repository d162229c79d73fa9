import { type FollowUpPolicy, followUpPolicy } from '../ticket/follow-up.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries } from './schema.ts';

/** Groups, ticket types, supervisors and observers: what supervisors keep in Settings. */
export type NamedTable = 'ticket_group' | 'ticket_type';

export async function listGroups(db: CoreQueries): Promise<StoredGroup[]> {
  const rows = await db.selectFrom('ticket_group').selectAll().orderBy('name').execute();
  return rows.map(({ follow_up_json, ...group }) => ({ ...group, followUp: policyOf(follow_up_json) }));
}

export interface StoredGroup {
  id: string;
  name: string;
  channel: string | null;
  followUp: FollowUpPolicy;
}

/** What the group wants to become of mails that continue a ticket; the usual where the group is gone. */
export async function followUpOf(db: CoreQueries, groupId: string): Promise<FollowUpPolicy> {
  const [row] = await findFollowUp(db, { groupId });
  return policyOf(row?.follow_up_json ?? '{}');
}

const findFollowUp = hotStatement((db, { groupId }: { groupId: string }) =>
  db.selectFrom('ticket_group').select('follow_up_json').where('id', '=', groupId),
);

const policyOf = (json: string): FollowUpPolicy => followUpPolicy.parse(JSON.parse(json));

export const listTypes = (db: CoreQueries) => db.selectFrom('ticket_type').selectAll().orderBy('name').execute();

export async function isNameTaken(db: CoreQueries, table: NamedTable, name: string, butFor: string): Promise<boolean> {
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', '!=', butFor).execute();
  return rows.some((row) => row.name.toLowerCase() === name.toLowerCase());
}

export async function saveGroup(db: CoreQueries, { id, name, channel, followUp }: StoredGroup) {
  const columns = { name, channel, follow_up_json: JSON.stringify(followUp) };
  await db
    .insertInto('ticket_group')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function saveType(db: CoreQueries, type: { id: string; name: string }) {
  await db
    .insertInto('ticket_type')
    .values(type)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: type.name }))
    .execute();
}

export async function removeNamed(db: CoreQueries, table: NamedTable, id: string): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute();
}

/** People whom a supervisor has named, by the surface's ids. */
export type NamedPeople = 'supervisor' | 'observer';

export async function listPeople(db: CoreQueries, table: NamedPeople): Promise<string[]> {
  const rows = await db.selectFrom(table).select('user_id').orderBy('user_id').execute();
  return rows.map(({ user_id }) => user_id);
}

export async function replacePeople(db: CoreQueries, table: NamedPeople, userIds: readonly string[]): Promise<void> {
  await db.deleteFrom(table).execute();
  if (userIds.length > 0) {
    await db
      .insertInto(table)
      .values(userIds.map((user_id) => ({ user_id })))
      .execute();
  }
}
