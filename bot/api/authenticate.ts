import type { Scope } from '@inbox-email/core/api-token.ts';
import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import { ApiProblem } from './problem.ts';

/**
 * Who asks, by the token in the Authorization header (RFC 6750).
 *
 * @throws ApiProblem `unauthorized`
 */
export async function authenticate(desk: Desk, authorization: string | undefined): Promise<Actor> {
  const [, secret] = /^Bearer +(ibx_[\w-]{20,100})$/i.exec(authorization ?? '') ?? [];
  const actor = secret === undefined ? null : await desk.apiTokens.actorOf(secret);
  if (actor === null) {
    throw new ApiProblem('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer realm="Inbox Email"' } });
  }
  return actor;
}

/** @throws ApiProblem `scope-missing` */
export function requireScopeOf({ scopes = [] }: Actor, scope: Scope): void {
  if (!scopes.includes(scope)) {
    throw new ApiProblem('scope-missing', {
      detail: scope,
      headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
    });
  }
}
