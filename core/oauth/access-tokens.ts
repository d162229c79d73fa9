import type { Bearer } from '../account/endpoint.ts';
import type { Vault } from '../account/secrets.ts';
import { StageError } from '../account/stage-error.ts';
import { storageCauseOf } from '../account/storage-cause.ts';
import { findGrant, refreshGrant, type StoredGrant } from '../store/grants.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';
import { providerFailure } from './provider-failure.ts';
import type { Providers } from './providers.ts';
import { shortestLife } from './sign-in.ts';

/** Access tokens for accounts whose person signed in at a provider. */
export interface AccessTokens {
  bearerOf(accountId: string): Bearer;
}

interface Tokens {
  refreshToken: string;
  accessToken: string;
  expiresAt: number;
}

/** Milliseconds: a token shall not run out between being fetched and being used. */
const leeway = 120_000;

/**
 * Refreshes tokens when they are about to run out: once for all who ask at the same time, and stored before any of them
 * gets it, because a provider that gives out a new refresh token takes the old one back (RFC 6749, section 6). What
 * cannot be stored at the moment is kept here until it can.
 */
export function createAccessTokens(context: {
  db: CoreDatabase;
  vault: Vault;
  clock: Clock;
  providers: Providers;
}): AccessTokens {
  const { db, vault, clock, providers } = context;
  const asking = new Map<string, Promise<string>>();
  const unstored = new Map<string, { version: number; tokens: Tokens }>();
  const refused = new Map<string, string>();

  const usable = async (accountId: string): Promise<string> => {
    const grant = await findGrant(db, vault, accountId);
    if (grant === null) throw failed('ENOGRANT');
    const kept = unstored.get(accountId);
    if (kept !== undefined) {
      const stored = await refreshGrant(db, vault, accountId, kept.version, kept.tokens, clock());
      unstored.delete(accountId);
      // Where somebody signed in anew meanwhile, theirs counts.
      return stored && isGood(accountId, kept.tokens) ? kept.tokens.accessToken : usable(accountId);
    }
    const tokens = { accessToken: grant.accessToken(), expiresAt: grant.expiresAt };
    return isGood(accountId, tokens) ? tokens.accessToken : refresh(accountId, grant);
  };

  const isGood = (accountId: string, { accessToken, expiresAt }: Omit<Tokens, 'refreshToken'>) =>
    expiresAt - leeway > clock() && refused.get(accountId) !== accessToken;

  const refresh = async (accountId: string, grant: StoredGrant): Promise<string> => {
    const tokens = await refreshed(providers, grant, clock);
    unstored.set(accountId, { version: grant.version, tokens });
    const stored = await refreshGrant(db, vault, accountId, grant.version, tokens, clock());
    unstored.delete(accountId);
    return stored ? tokens.accessToken : usable(accountId);
  };

  return {
    bearerOf(accountId) {
      const given: string[] = [];
      return {
        given,
        async token() {
          // One at a time for each account: of two refreshes with the same token a provider may refuse both.
          const answer = asking.get(accountId) ?? usable(accountId).finally(() => asking.delete(accountId));
          asking.set(accountId, answer);
          const token = await answer.catch((error) => {
            throw error instanceof StageError || storageCauseOf(error) !== null ? error : failed(error);
          });
          if (!given.includes(token)) given.push(token);
          return token;
        },
        refused() {
          const last = given.at(-1);
          if (last !== undefined) refused.set(accountId, last);
        },
      };
    },
  };
}

async function refreshed(providers: Providers, grant: StoredGrant, clock: Clock): Promise<Tokens> {
  const { configuration, client } = await providers.open(grant.providerId);
  const refreshToken = grant.refreshToken();
  try {
    const answer = await client.refreshTokenGrant(configuration, refreshToken);
    return {
      refreshToken: answer.refresh_token ?? refreshToken,
      accessToken: answer.access_token,
      expiresAt: clock() + (answer.expires_in ?? shortestLife) * 1000,
    };
  } catch (error) {
    throw providerFailure(error);
  }
}

function failed(error: unknown): StageError {
  const cause = typeof error === 'string' ? Object.assign(new Error(error), { code: error }) : error;
  return new StageError('sign-in', cause);
}
