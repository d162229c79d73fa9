import type { Change, ChangedField } from '../changes/change.ts';
import type { CoreQueries } from './schema.ts';

/** In the transaction of the change itself: neither is there without the other. */
export async function insertChange(db: CoreQueries, change: Omit<Change, 'id'>): Promise<void> {
  const { at, actor, action, subject, fields } = change;
  await db
    .insertInto('change_log')
    .values({
      ...{ at, action, actor_id: actor.id, actor_name: actor.name },
      ...{ subject_kind: subject.kind, subject_id: subject.id, subject_name: subject.name },
      fields_json: JSON.stringify(fields),
    })
    .execute();
}

/** Newest first. `before`: those older than the one with this id. */
export async function listChanges(
  db: CoreQueries,
  { before, limit, subjectId }: { before?: number; limit: number; subjectId?: string },
): Promise<Change[]> {
  let query = db.selectFrom('change_log').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  return (await query.execute()).map((row) => ({
    ...{ id: row.id, at: row.at, actor: { id: row.actor_id, name: row.actor_name } },
    action: row.action as Change['action'],
    subject: { kind: row.subject_kind as Change['subject']['kind'], id: row.subject_id, name: row.subject_name },
    fields: JSON.parse(row.fields_json) as ChangedField[],
  }));
}
