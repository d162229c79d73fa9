import { createHash } from 'node:crypto';
import type { Account } from '@inbox-email/core/account/account.ts';
import type { AsSeen } from '@inbox-email/core/desk.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { Ticket } from '@inbox-email/core/ticket/ticket.ts';
import { ApiProblem } from './problem.ts';
import type { IfMatch } from './route.ts';

/** The state of a ticket's own fields. A new mail or note changes it too, the delivery of an answer does not. */
export function etagOfTicket(ticket: TicketState): string {
  const { id, groupId, ticketTypeId, status, priority, assigneeId, lastActivityAt, mergedInto } = ticket;
  return hashed([
    ...[id, groupId, ticketTypeId, status, priority, assigneeId],
    ...[new Date(lastActivityAt).toISOString(), mergedInto],
  ]);
}

type TicketState = Pick<
  Ticket,
  'id' | 'groupId' | 'ticketTypeId' | 'status' | 'priority' | 'assigneeId' | 'mergedInto'
> & { lastActivityAt: number | string };

/** The state of an account's settings and of its switch, not of its connection. */
export function etagOfAccount({ id, version, active }: Pick<Account, 'id' | 'version' | 'active'>): string {
  return hashed([id, version, active]);
}

/** @throws ApiProblem `precondition-failed` where none of the ETags in If-Match is this one. */
export function requireMatch(ifMatch: IfMatch | null, etag: string): void {
  if (ifMatch !== null && !ifMatch(etag)) throw new ApiProblem('precondition-failed');
}

/** Changes a ticket only while it is as If-Match says; that is decided within the transaction. */
export async function whileAsSeen<T>(
  ifMatch: IfMatch | null,
  change: (asSeen: AsSeen | undefined) => Promise<T>,
): Promise<T> {
  let other = false;
  const asSeen = (ticket: Ticket) => {
    other = ifMatch !== null && !ifMatch(etagOfTicket(ticket));
    return !other;
  };
  try {
    return await change(ifMatch === null ? undefined : asSeen);
  } catch (error) {
    throw other && error instanceof DeskError && error.code === 'conflict'
      ? new ApiProblem('precondition-failed')
      : error;
  }
}

/** If-Match as in RFC 9110, section 13.1.1; null where it is absent. */
export function ifMatchIn(header: string | undefined): IfMatch | null {
  if (header === undefined) return null;
  const wanted = header.split(',').map((tag) => tag.trim());
  return (etag) => wanted.includes('*') || wanted.includes(etag);
}

const hashed = (state: readonly unknown[]) =>
  `"${createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22)}"`;
