import type { Change, ChangedField } from '../changes/change.ts';
import { changedFields } from '../changes/changed-fields.ts';
import type { Actor } from '../desk.ts';
import { insertChange } from '../store/changes.ts';
import type { CoreTransaction } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';

/** Notes a change in its own transaction; one that changes nothing is none. */
export function createRecorder(clock: Clock) {
  return async (
    trx: CoreTransaction,
    { id, name }: Actor,
    change: Pick<Change, 'action' | 'subject'> & {
      before?: object | null;
      after?: object | null;
      secrets?: readonly ChangedField[];
    },
  ): Promise<void> => {
    const { action, subject, before = null, after = null, secrets = [] } = change;
    const fields = [...changedFields(before, after), ...secrets];
    if (action === 'edit' && fields.length === 0) return;
    await insertChange(trx, { at: clock(), actor: { id, name }, action, subject, fields });
  };
}

export type RecordChange = ReturnType<typeof createRecorder>;
