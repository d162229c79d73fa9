import { explain } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import { StageError } from '@inbox-email/core/account/stage-error.ts';
import { createProviders } from '@inbox-email/core/oauth/providers.ts';
import { beginSignIn, finishSignIn } from '@inbox-email/core/oauth/sign-in.ts';
import { expect, test } from 'vitest';
import { address, comeBack, providerOfTest, redirectUri, registered, secrets } from './signing-in.fixture.ts';

test('a person who signs in grants tokens that the provider knows as theirs', async () => {
  const server = await providerOfTest();
  const { providers, url, cameBackTo } = await comeBack(server, address);
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  expect(url.searchParams.get('login_hint')).toBe(address);
  const grant = await finishSignIn(providers, () => 1000, 'company', cameBackTo, secrets);
  expect(grant).toMatchObject({ providerId: 'company', owners: [address, address], expiresAt: 3_601_000 });
  expect(await server.introspect(grant.accessToken)).toEqual({ active: true, username: address });
});

test('what comes back is taken once, and only with the secrets that it was asked with', async () => {
  const server = await providerOfTest();
  const { providers, cameBackTo } = await comeBack(server, address);
  const finish = (change: Partial<typeof secrets>) =>
    finishSignIn(providers, Date.now, 'company', cameBackTo, { ...secrets, ...change });
  await expect(finish({ state: 'x'.repeat(43) })).rejects.toBeInstanceOf(StageError);
  expect(server.grants).toEqual([]);
  await expect(finish({ verifier: 'x'.repeat(43) })).rejects.toBeInstanceOf(StageError);
  await finish({});
  await expect(finish({})).rejects.toMatchObject({ cause: { code: 'EGRANTGONE' } });
});

test('who turns back at the consent, a provider that is gone, and one that does not know us are told apart', async () => {
  const server = await providerOfTest();
  const turned = await comeBack(server, null);
  const codeOf = async (trying: Promise<unknown>) => {
    const error = await trying.catch((thrown: StageError) => thrown);
    return explain(failureOf('incoming', 'sign-in', (error as StageError).cause)).code;
  };
  const finish = (providers: typeof turned.providers, cameBackTo: URL) =>
    finishSignIn(providers, Date.now, 'company', cameBackTo, secrets);
  expect(await codeOf(finish(turned.providers, turned.cameBackTo))).toBe('sign-in-needed');
  const stranger = createProviders([{ ...registered(server), clientSecret: 'another' }]);
  const { cameBackTo } = await comeBack(server, address);
  expect(await codeOf(finish(stranger, cameBackTo))).toBe('provider-refuses-us');
  const gone = createProviders([{ ...registered(server), issuer: 'http://127.0.0.1:9' }]);
  const request = { ...secrets, providerId: 'company', redirectUri, mailbox: address };
  expect(await codeOf(beginSignIn(gone, request))).toBe('provider-unreachable');
  expect(await codeOf(beginSignIn(createProviders([]), request))).toBe('provider-not-set-up');
});
