import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { sendChoice } from './choice-page.ts';
import { createProviderMemory } from './provider-memory.ts';

const day = () => 86_400;
const scope = 'openid offline_access email profile';

/** A real OpenID provider (OpenID Connect Core 1.0) on this machine, where nobody has a password. */
export interface IdentityProviderServer {
  issuer: string;
  /** Of the one client that it knows. */
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Whoever comes is asked who they are, or they are this mailbox, or null: they turn back at the consent. */
  signsIn: 'ask' | (string & {}) | null;
  /** Seconds that access tokens last from now on. */
  tokensLast: number;
  /** What it was asked at the token endpoint: `authorization_code`, `refresh_token`. */
  grants: string[];
  /** Runs before the token endpoint answers. */
  beforeTokens: () => Promise<void>;
  /** Takes back all that a person granted. */
  revokeAll(): Promise<void>;
  /** Whether an access token is good, and whose: what a mail server asks. */
  introspect(token: string): Promise<{ active: boolean; username?: string }>;
  /** Whether a token opens a mailbox, as a mail server that trusts this provider answers it. */
  opens(mailbox: string, token: string): Promise<boolean>;
  /** For Dovecot's oauth2 passdb (RFC 7662), with the client's name and secret in it. */
  introspectionUrl: string;
  stop(): Promise<void>;
}

/** `redirectUris`: where browsers may be sent back to. `mailboxes`: who may be chosen. */
export async function startIdentityProvider({
  redirectUris,
  mailboxes,
  port: wanted = 0,
}: {
  redirectUris: readonly string[];
  mailboxes: readonly string[];
  port?: number;
}): Promise<IdentityProviderServer> {
  const listening = createServer();
  listening.listen(wanted, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const registration = { clientId: 'inbox-email', clientSecret: 'secret-of-the-registration' };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const oidc = new Provider(issuer, {
    adapter: createProviderMemory(),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'sandbox' } as never] },
    clients: [
      {
        client_id: registration.clientId,
        client_secret: registration.clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        introspection_endpoint_auth_method: 'client_secret_basic',
      } as never,
    ],
    scopes: scope.split(' '),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, preferred_username: id }),
    }),
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
    },
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    ttl: {
      AccessToken: () => server.tokensLast,
      ...{ RefreshToken: day, Grant: day, IdToken: day, Interaction: day, Session: day, AuthorizationCode: () => 60 },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['of a test'] },
  });
  oidc.on('grant.success', ({ oidc: { params } }) => void server.grants.push(String(params?.grant_type)));
  const granted = new Set<string>();
  const answer = oidc.callback();
  listening.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) return void (await interact(request, response));
    if (request.url === '/token') await server.beforeTokens();
    await answer(request, response);
  });
  async function interact(request: IncomingMessage, response: ServerResponse) {
    const { prompt, params, session } = await oidc.interactionDetails(request, response);
    const chosen = new URL(request.url ?? '', issuer).searchParams.get('mailbox');
    const person = server.signsIn === 'ask' ? (chosen ?? session?.accountId) : server.signsIn;
    if (person === undefined || (prompt.name === 'login' && server.signsIn === 'ask' && chosen === null)) {
      return sendChoice(response, mailboxes, String(params.login_hint ?? ''));
    }
    if (person === null || (chosen !== null && !mailboxes.includes(chosen))) {
      return oidc.interactionFinished(request, response, { error: 'access_denied', error_description: 'No' });
    }
    if (prompt.name === 'login' || session?.accountId !== person) {
      return oidc.interactionFinished(request, response, { login: { accountId: person } });
    }
    const grant = new oidc.Grant({ accountId: person, clientId: String(params.client_id) });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    granted.add(grantId);
    return oidc.interactionFinished(request, response, { consent: { grantId } });
  }
  const credentials = `${registration.clientId}:${registration.clientSecret}`;
  const server: IdentityProviderServer = {
    ...registration,
    issuer,
    scope,
    signsIn: 'ask',
    tokensLast: 3600,
    grants: [],
    beforeTokens: async () => {},
    async revokeAll() {
      for (const grantId of granted) await (await oidc.Grant.find(grantId))?.destroy();
      granted.clear();
    },
    async introspect(token) {
      const headers = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
      const told = await fetch(`${issuer}/token/introspection`, {
        ...{ method: 'POST', headers },
        body: new URLSearchParams({ token }),
      });
      const { active, sub } = (await told.json()) as { active: boolean; sub?: string };
      return { active, ...(sub !== undefined && { username: sub }) };
    },
    async opens(mailbox, token) {
      const { active, username } = await server.introspect(token);
      return active && username === mailbox;
    },
    introspectionUrl: `${issuer.replace('://', `://${credentials}@`)}/token/introspection`,
    async stop() {
      listening.closeAllConnections();
      listening.close();
      await once(listening, 'close');
    },
  };
  return server;
}
