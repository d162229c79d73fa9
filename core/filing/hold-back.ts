import { addHeldBack, findBrake, forgetBrakes, saveBrake } from '../store/brakes.ts';
import { appendEvent } from '../store/events.ts';
import type { CoreTransaction } from '../store/schema.ts';
import { currentTicket } from '../store/tickets.ts';
import { giveVerdict, type WaitingMail } from '../store/verdicts.ts';
import { type Allowance, brakeOf, countArrival, longestCalm } from '../ticket/brake.ts';
import type { Choice } from './choose-ticket.ts';
import type { BouncedAnswer } from './file-bounce.ts';
import type { IncomingMail } from './read-incoming.ts';

/** How a mail stands to the others that came like it. */
export interface Pace {
  allowance: Allowance;
  /** The ticket that a flood of such mails stays with; null where this is the first of them. */
  ticketId: number | null;
  /** Counts the mail, once it is known where it ended up. */
  settle(trx: CoreTransaction, ticketId: number): Promise<void>;
}

/** Counts a mail among those like it. When the server took it in decides, so that mail which waited is no flood. */
export async function paceOf(
  trx: CoreTransaction,
  received: WaitingMail,
  mail: IncomingMail,
  bounced: BouncedAnswer | null,
): Promise<Pace> {
  // Years of mail that come at once, and nobody knows when each of them came.
  const unknown = received.backlog && received.internalDate === null;
  if (unknown) return { allowance: 'as-usual', ticketId: null, settle: async () => {} };
  const { accountId } = received;
  const at = received.internalDate ?? received.receivedAt;
  const brake = brakeOf(mail, bounced?.id ?? null);
  const before = await findBrake(trx, accountId, brake.key);
  const ticket = before === null ? null : await currentTicket(trx, before.ticketId);
  const ticketId = ticket?.id ?? null;
  const { state, allowance } = countArrival(brake, before?.state ?? null, at);
  return {
    allowance,
    ticketId,
    async settle(trx, filedIn) {
      await saveBrake(trx, accountId, brake.key, state, allowance === 'as-usual' ? filedIn : (ticketId ?? filedIn));
      if (received.id % 100 === 0) await forgetBrakes(trx, at - longestCalm);
    },
  };
}

/** Mail that comes too fast stays with the ticket that the first of it opened; null where it does not. */
export function choiceOfFlood({ allowance, ticketId }: Pace, mail: IncomingMail): Choice | null {
  if (allowance === 'as-usual' || ticketId === null) return null;
  const why = { rule: 'flood', evidence: null, insteadOf: null, newcomer: false, refused: [], moves: [] } as const;
  // Reports on mail that is none of ours may go on for days.
  return { ticketId, reopens: mail.bounce === null, why: { ...why, refused: [], moves: [] } };
}

/** Keeps a mail of a flood, as all mail is kept, and shows it only as a number in the ticket that the flood stays with. */
export async function holdBack(
  trx: CoreTransaction,
  received: WaitingMail,
  ticketId: number,
  at: number,
): Promise<void> {
  const heldBack = await addHeldBack(trx, ticketId);
  // Surfaces need not hear of each: of the first ones, and then of ever more.
  if (isTold(heldBack)) await appendEvent(trx, { type: 'ticket.flooded', ticketId, heldBack }, at);
  await giveVerdict(trx, received.id, 'ignored', { reason: 'flood' });
}

/** 1, 2, 5, 10, 20, 50, …, and every thousand. */
function isTold(count: number): boolean {
  return count % 1000 === 0 || /^[125]0*$/.test(String(count));
}
