import type { Configuration } from 'openid-client';
import type { IdentityProvider } from './identity-provider.ts';
import { providerFailure } from './provider-failure.ts';

/** The providers that are set up, and how to talk to each. */
export interface Providers {
  list: readonly IdentityProvider[];
  /** @throws StageError where it is not set up (any more), or cannot be reached. */
  open(id: string): Promise<{ provider: IdentityProvider; configuration: Configuration; client: OpenIdClient }>;
}

/** Loaded when it is first needed: most desks sign in with passwords alone. */
type OpenIdClient = typeof import('openid-client');

/** Seconds that a provider may take for an answer. */
const patience = 10;

/** What a provider says of itself is looked up when it is first needed, and again where that failed. */
export function createProviders(list: readonly IdentityProvider[]): Providers {
  const opened = new Map<string, Promise<Configuration>>();
  return {
    list,
    async open(id) {
      const provider = list.find((one) => one.id === id);
      if (provider === undefined) {
        throw providerFailure(Object.assign(new Error(`${id} is not set up`), { code: 'ENOPROVIDER' }));
      }
      const opening = opened.get(id) ?? discover(provider);
      opened.set(id, opening);
      try {
        return { provider, configuration: await opening, client: await import('openid-client') };
      } catch (error) {
        opened.delete(id);
        throw providerFailure(error);
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: IdentityProvider): Promise<Configuration> {
  const client = await import('openid-client');
  const server = new URL(issuer);
  return client.discovery(
    server,
    clientId,
    undefined,
    clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
    // Only tests and trials have a provider on the very same machine; to it, no line can be listened in on.
    { timeout: patience, ...(isHere(server) && { execute: [client.allowInsecureRequests] }) },
  );
}

const isHere = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
