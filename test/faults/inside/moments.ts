import type { DatabaseSync } from 'node:sqlite';

/** Moments of a mail's way through the database, told from the statements alone. */
export const moments = [
  'amid migration',
  'before raw commit',
  'after raw commit',
  'amid filing',
  'before filing commit',
  'after filing commit',
  'before noting acknowledgement',
  'after noting acknowledgement',
] as const;
export type Moment = (typeof moments)[number];

type Work = 'raw' | 'filing';
const pending = new WeakMap<DatabaseSync, Set<Work>>();

/** Which moments lie just before a statement, and just after it succeeded. */
export function momentsAround(database: DatabaseSync, sql: string): { before: Moment[]; after(): Moment[] } {
  const work = pending.get(database) ?? new Set<Work>();
  pending.set(database, work);
  if (/^\s*create (table|index)/i.test(sql)) return { before: ['amid migration'], after: () => [] };
  if (/^\s*insert into "?raw_mail\b/i.test(sql)) return { before: [], after: () => note(work, 'raw') };
  if (/^\s*insert into "?message\b/i.test(sql))
    return { before: [], after: () => [...note(work, 'filing'), 'amid filing'] };
  if (/^\s*update "?mail\b.*acknowledged_at/is.test(sql)) {
    return { before: ['before noting acknowledgement'], after: () => ['after noting acknowledgement'] };
  }
  if (/^\s*rollback/i.test(sql)) return { before: [], after: () => clear(work) };
  if (!/^\s*(commit|end)\b/i.test(sql)) return { before: [], after: () => [] };
  const done = [...work];
  return {
    before: done.map((kind): Moment => `before ${kind} commit`),
    after: () => [...clear(work), ...done.map((kind): Moment => `after ${kind} commit`)],
  };
}

function note(work: Set<Work>, kind: Work): Moment[] {
  work.add(kind);
  return [];
}

function clear(work: Set<Work>): Moment[] {
  work.clear();
  return [];
}
