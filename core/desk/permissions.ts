import type { Actor } from '../desk.ts';
import { DeskError } from '../desk-error.ts';

/** @throws DeskError `forbidden` unless the person is a supervisor. */
export function requireSupervisor(actor: Actor): void {
  if (actor.role !== 'supervisor') throw new DeskError('forbidden', 'Only supervisors may do this');
}
