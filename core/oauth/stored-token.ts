import type { Bearer } from '../account/endpoint.ts';
import type { Vault } from '../account/secrets.ts';
import { StageError } from '../account/stage-error.ts';
import { findGrant } from '../store/grants.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';

/**
 * The stored access token as it is, for who looks on from outside: refreshing belongs to the process that works on the
 * database, for a provider takes a refresh token back once it was used.
 */
export function storedToken(db: CoreDatabase, vault: Vault, clock: Clock, accountId: string): Bearer {
  const given: string[] = [];
  return {
    given,
    async token() {
      const grant = await findGrant(db, vault, accountId);
      const code = grant === null ? 'ENOGRANT' : grant.expiresAt <= clock() ? 'ETOKENOLD' : null;
      if (grant === null || code !== null) {
        throw new StageError('sign-in', Object.assign(new Error('No token to use'), { code }));
      }
      try {
        given.push(grant.accessToken());
      } catch (error) {
        throw new StageError('sign-in', error);
      }
      return given.at(-1) ?? '';
    },
    refused() {},
  };
}
