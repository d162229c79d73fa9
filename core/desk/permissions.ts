import type { Actor } from '../desk.ts';
import { DeskError } from '../desk-error.ts';

/** @throws DeskError `forbidden` unless the person is a supervisor. */
export function requireSupervisor(actor: Actor): void {
  if (actor.role !== 'supervisor') throw new DeskError('forbidden', 'Only supervisors may do this');
}

/** @throws DeskError `forbidden` unless the person may look: supervisors, and observers, who may change nothing. */
export function requireObserver(actor: Actor): void {
  if (actor.role === 'agent') throw new DeskError('forbidden', 'Only supervisors and observers may do this');
}
