import { companyProvider } from '@inbox-email/core/oauth/identity-provider.ts';
import { createProviders } from '@inbox-email/core/oauth/providers.ts';
import { beginSignIn, finishSignIn } from '@inbox-email/core/oauth/sign-in.ts';
import { type IdentityProviderServer, startIdentityProvider } from '@inbox-email/sandbox/sign-in/identity-provider.ts';
import { onTestFinished } from 'vitest';
import { walkTo } from '../../fakes/browser.ts';

export const redirectUri = 'http://127.0.0.1:9/sign-in/done';
export const secrets = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
export const address = 'sac@empresa.example';

export const registered = (server: IdentityProviderServer) => companyProvider({ ...server, name: 'Empresa' });

/** A provider that ends with the test. */
export async function providerOfTest(): Promise<IdentityProviderServer> {
  const server = await startIdentityProvider({ redirectUris: [redirectUri], mailboxes: [address] });
  onTestFinished(() => server.stop());
  return server;
}

/** Where the browser of a person ends up; null turns back at the consent. */
export async function comeBack(server: IdentityProviderServer, person: string | null) {
  server.signsIn = person;
  const providers = createProviders([registered(server)]);
  const request = { ...secrets, providerId: 'company', redirectUri, mailbox: address };
  const url = await beginSignIn(providers, request);
  return { providers, url, cameBackTo: await walkTo(url, redirectUri) };
}

export async function grantOf(server: IdentityProviderServer, person: string) {
  const { providers, cameBackTo } = await comeBack(server, person);
  return finishSignIn(providers, Date.now, 'company', cameBackTo, secrets);
}
