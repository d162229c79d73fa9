import { listGroups, listTypes } from '../../store/catalogue.ts';
import type { CoreTransaction } from '../../store/schema.ts';
import type { HookNote } from '../../ticket/hook-note.ts';
import type { RulesOutcome } from '../../ticket/rules/apply-rules.ts';

/** What a new ticket gets: what the rules set, and over it what the hook says where that is there. */
export async function followAdvice(
  trx: CoreTransaction,
  rules: RulesOutcome,
  note: HookNote | undefined,
): Promise<{ rules: RulesOutcome; note: HookNote | undefined }> {
  if (note?.outcome !== 'answered') return { rules, note };
  const { type, group, priority } = note.advice;
  const groupId = group === undefined ? undefined : idOf(await listGroups(trx), group);
  const ticketTypeId = type === undefined ? undefined : idOf(await listTypes(trx), type);
  const unknown = [
    ...(group !== undefined && groupId === undefined ? (['group'] as const) : []),
    ...(type !== undefined && ticketTypeId === undefined ? (['type'] as const) : []),
  ];
  const set = { ...(groupId && { groupId }), ...(ticketTypeId && { ticketTypeId }), ...(priority && { priority }) };
  return {
    rules: { ...rules, set: { ...rules.set, ...set } },
    note: unknown.length === 0 ? note : { ...note, unknown },
  };
}

/** By its id, or by its name as people write it. */
function idOf(rows: readonly { id: string; name: string }[], wanted: string): string | undefined {
  const name = wanted.trim().toLowerCase();
  return rows.find((row) => row.id === wanted || row.name.toLowerCase() === name)?.id;
}
