import type { Grant } from '../account/grant.ts';
import type { Clock } from '../work/clock.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { providerFailure } from './provider-failure.ts';
import type { Providers } from './providers.ts';

/**
 * What ties the answer of a provider to the question: each is used once, and known to nobody but the browser that asks
 * and us. `verifier` (RFC 7636, section 4.1): 43 to 128 characters.
 */
export interface SignInSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

export interface SignInRequest extends SignInSecrets {
  providerId: string;
  /** Where the provider sends the browser afterwards, as registered there. */
  redirectUri: string;
  /** The mailbox to sign in to, filled in there. */
  mailbox: string;
}

/** Where the browser has to go for signing in: authorisation code with PKCE. @throws StageError */
export async function beginSignIn(providers: Providers, request: SignInRequest): Promise<URL> {
  const { provider, configuration, client } = await providers.open(request.providerId);
  return client.buildAuthorizationUrl(configuration, {
    ...provider.parameters,
    redirect_uri: request.redirectUri,
    scope: provider.scope,
    state: request.state,
    nonce: request.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(request.verifier),
    code_challenge_method: 'S256',
    login_hint: request.mailbox,
  });
}

/** Turns what the browser came back with into a grant. @throws StageError */
export async function finishSignIn(
  providers: Providers,
  clock: Clock,
  providerId: string,
  cameBackTo: URL,
  { state, nonce, verifier }: SignInSecrets,
): Promise<Grant> {
  const { provider, configuration, client } = await providers.open(providerId);
  try {
    const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    // Without one we could receive for an hour, and then no more.
    if (!tokens.refresh_token) throw noGrant('The provider granted nothing that lasts');
    return {
      providerId,
      owners: ownersIn(provider, tokens.claims() ?? {}),
      refreshToken: tokens.refresh_token,
      accessToken: tokens.access_token,
      expiresAt: clock() + (tokens.expires_in ?? shortestLife) * 1000,
    };
  } catch (error) {
    throw providerFailure(error);
  }
}

/** Seconds for a token of which the provider does not say how long it lasts. */
export const shortestLife = 300;

const noGrant = (why: string) => Object.assign(new Error(why), { code: 'ENOGRANT' });

function ownersIn({ ownerClaims }: IdentityProvider, claims: Record<string, unknown>): string[] {
  return ownerClaims
    .filter((name) => name !== 'email' || claims.email_verified !== false)
    .map((name) => claims[name])
    .filter((claim): claim is string => typeof claim === 'string' && claim !== '')
    .map((claim) => claim.toLowerCase());
}
