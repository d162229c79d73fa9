import type { Move, WhyThisTicket } from '../ticket/why-this-ticket.ts';
import { appendEvent } from './events.ts';
import type { CoreTransaction } from './schema.ts';
import { linkTickets } from './ticket-links.ts';
import { findTicket, setStatus, touchTicket } from './tickets.ts';

/**
 * All mails of one ticket become the other's, and so do the answers to them that are still to come. The first is closed
 * for good. Both are of one account, and neither was merged before. Writes the events.
 */
export async function mergeTickets(
  trx: CoreTransaction,
  { fromId, intoId, actorId, at }: { fromId: number; intoId: number; actorId: string | null; at: number },
): Promise<void> {
  const from = await findTicket(trx, fromId);
  const rows = await trx.selectFrom('message').select('id').where('ticket_id', '=', fromId).orderBy('id').execute();
  const messageIds = rows.map(({ id }) => id);
  await moveMessages(trx, messageIds, { how: 'merged', from: fromId, to: intoId, actorId, at });
  await setStatus(trx, fromId, 'closed', at);
  await trx
    .updateTable('ticket')
    .set({ merged_into: intoId })
    .where((eb) => eb.or([eb('id', '=', fromId), eb('merged_into', '=', fromId)]))
    .execute();
  await linkTickets(trx, { ticketId: fromId, otherId: intoId, kind: 'merged', at });
  await touchTicket(trx, intoId, at);
  await appendEvent(trx, { type: 'ticket.merged', ticketId: fromId, intoTicketId: intoId, messageIds, actorId }, at);
  // What was still to be done for the one is still to be done.
  if (from?.status === 'open' && (await setStatus(trx, intoId, 'open', at))) {
    await appendEvent(trx, { type: 'ticket.reopened', ticketId: intoId, actorId }, at);
  }
}

/** Puts messages into another ticket, each with a note of why. */
export async function moveMessages(trx: CoreTransaction, messageIds: readonly number[], move: Move): Promise<void> {
  for (const id of messageIds) {
    const { why_json } = await trx
      .selectFrom('message')
      .select('why_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const why = why_json === null ? neverMatched : (JSON.parse(why_json) as WhyThisTicket);
    const moved = { ...why, moves: [...why.moves, move] } satisfies WhyThisTicket;
    await trx
      .updateTable('message')
      .set({ ticket_id: move.to, why_json: JSON.stringify(moved) })
      .where('id', '=', id)
      .execute();
  }
}

/** An answer of ours was written in its ticket; of mails from before there was a record, nothing more is known. */
const neverMatched: WhyThisTicket = {
  rule: 'new',
  evidence: null,
  insteadOf: null,
  newcomer: false,
  refused: [],
  moves: [],
};
