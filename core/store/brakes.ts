import type { BrakeState } from '../ticket/brake.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreTables, CoreTransaction } from './schema.ts';

/** Where a brake stands, and the ticket that the flood stays with; null where no such mail came lately. */
export async function findBrake(
  trx: CoreTransaction,
  accountId: string,
  key: string,
): Promise<{ state: BrakeState; ticketId: number } | null> {
  const [row] = await findRow(trx, { accountId, key });
  if (row === undefined) return null;
  const { window_at: windowAt, in_window: inWindow, holds, last_at: lastAt, ticket_id: ticketId } = row;
  return { state: { windowAt, inWindow, holds: holds === 1, lastAt }, ticketId };
}

const findRow = hotStatement((db, { accountId, key }: { accountId: string; key: string }) =>
  db.selectFrom('brake').selectAll().where('account_id', '=', accountId).where('key', '=', key),
);

export async function saveBrake(
  trx: CoreTransaction,
  accountId: string,
  key: string,
  state: BrakeState,
  ticketId: number,
): Promise<void> {
  await saveRow(trx, {
    account_id: accountId,
    key,
    window_at: state.windowAt,
    in_window: state.inWindow,
    holds: state.holds ? 1 : 0,
    last_at: state.lastAt,
    ticket_id: ticketId,
  });
}

const saveRow = hotStatement((db, { account_id, key, ...values }: CoreTables['brake']) =>
  db
    .insertInto('brake')
    .values({ account_id, key, ...values })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doUpdateSet(values)),
);

/** Every mail leaves a row: those of senders who have been quiet since `before` go. */
export async function forgetBrakes(trx: CoreTransaction, before: number): Promise<void> {
  await trx.deleteFrom('brake').where('last_at', '<', before).execute();
}

/** One more mail of a flood that is kept and not shown. How many there are by now. */
export async function addHeldBack(trx: CoreTransaction, ticketId: number): Promise<number> {
  const { held_back } = await trx
    .updateTable('ticket')
    .set((eb) => ({ held_back: eb('held_back', '+', 1) }))
    .where('id', '=', ticketId)
    .returning('held_back')
    .executeTakeFirstOrThrow();
  return held_back;
}
