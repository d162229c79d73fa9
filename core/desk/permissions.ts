import type { Scope } from '../api-token.ts';
import type { Actor } from '../desk.ts';
import { DeskError } from '../desk-error.ts';

/**
 * `scope`: with which a token may do it too; without one it is for people alone.
 *
 * @throws DeskError `forbidden` unless the person is a supervisor.
 */
export function requireSupervisor(actor: Actor, scope?: Scope): void {
  if (actor.scopes !== undefined) requireScope(actor, scope);
  else if (actor.role !== 'supervisor') throw new DeskError('forbidden', 'Only supervisors may do this');
}

/**
 * What every person may do, and a token with this scope.
 *
 * @throws DeskError `forbidden`
 */
export function requireScope({ scopes }: Actor, scope: Scope | undefined): void {
  if (scopes === undefined) return;
  if (scope === undefined) throw new DeskError('forbidden', 'No token may do this');
  if (!scopes.includes(scope)) throw new DeskError('forbidden', `The token lacks the scope ${scope}`);
}

/**
 * `scope`: with which a token may look too.
 *
 * @throws DeskError `forbidden` unless the person may look: supervisors, and observers, who may change nothing.
 */
export function requireObserver(actor: Actor, scope?: Scope): void {
  if (actor.scopes !== undefined) requireScope(actor, scope);
  else if (actor.role === 'agent') throw new DeskError('forbidden', 'Only supervisors and observers may do this');
}
