import type { Grant } from '@inbox-email/core/account/grant.ts';
import type { IdentityProviderServer } from '@inbox-email/sandbox/sign-in/identity-provider.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, bruno, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';
import { grantOf, providerOfTest } from './signing-in.fixture.ts';

const address = 'sac@empresa.example';
const signIn = { with: 'company' };
const hour = 3_600_000;

let server: IdentityProviderServer;
let fixture: DeskFixture;
let ahead: number;
beforeEach(async () => {
  ahead = 0;
  server = await providerOfTest();
  fixture = await startDesk({ signInAt: server, clock: () => Date.now() + ahead });
});
afterEach(() => fixture.stop());

const stateOf = async (id: string) => (await fixture.desk.accounts.get(ana, id)).state;
const add = async (grant?: Grant) =>
  fixture.desk.accounts.add(ana, await fixture.settings({ signIn }), grant === undefined ? {} : { grant });
const addSignedIn = async () => {
  const account = await add(await grantOf(server, address));
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online');
  return account;
};
const write = (id: string) =>
  fixture.mail.deliver(
    `From: maria@cliente.example\r\nTo: ${address}\r\nSubject: Oi\r\nMessage-ID: <${id}@cliente.example>\r\n\r\nOi\r\n`,
    { from: 'maria@cliente.example', to: address },
  );
const testOf = async (id: string) => {
  let last: Awaited<ReturnType<typeof next>> | undefined;
  const run = fixture.desk.accounts.test(ana, id);
  const next = async () => (await run.next()).value;
  for (let now = await next(); now !== undefined; now = await next()) last = now;
  if (last === undefined) throw new Error('The test said nothing');
  return last;
};

test('an account without a password receives, answers and passes its test, also once its token has run out', async () => {
  const account = await addSignedIn();
  write('1');
  const { ticketId } = await fixture.next('ticket.opened');
  ahead = hour;
  await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Olá!', idempotencyKey: 'one' });
  await fixture.next('reply.sent');
  expect(server.grants.filter((kind) => kind === 'refresh_token')).toHaveLength(1);
  expect(await testOf(account.id)).toMatchObject({ passed: true });
  await fixture.desk.stop();
  await fixture.startAgain();
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online again');
});

test('an account waits, paused, for a person once the provider takes its permission back, and one sign-in mends it', async () => {
  const account = await addSignedIn();
  await server.revokeAll();
  ahead = hour;
  await fixture.mail.stopListening();
  await fixture.mail.startListening();
  await eventually(async () => (await stateOf(account.id)) === 'paused', 'the account is paused');
  const failed = (await testOf(account.id)).incoming.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({
    stage: 'sign-in',
    explanation: { code: 'sign-in-needed', field: 'incoming.password' },
  });
  const grant = await grantOf(server, address);
  await fixture.desk.accounts.edit(ana, account.id, 1, await fixture.settings({ signIn }), {
    grant: { ...grant, expiresAt: grant.expiresAt + ahead },
  });
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online again');
});

test('whoever signs in must be the mailbox, unless the mailbox is said to be shared', async () => {
  const grant = await grantOf(server, 'ana@empresa.example');
  await expect(add(grant)).rejects.toMatchObject({ issues: [{ path: 'signIn', problem: 'not-the-owner' }] });
  await expect(add()).rejects.toMatchObject({ issues: [{ path: 'signIn', problem: 'required' }] });
  const shared = await fixture.settings({ signIn: { ...signIn, sharedMailbox: true } });
  const account = await fixture.desk.accounts.add(ana, shared, { grant });
  await eventually(async () => (await stateOf(account.id)) === 'paused', 'the mail server refuses this person');
  const [error] = await fixture.desk.accounts.errors(ana, account.id, 1);
  expect(error).toMatchObject({ code: 'token-refused' });
  expect(JSON.stringify(error)).not.toContain(grant.accessToken);
});

test('what is no longer signed in with is destroyed: passwords, permissions, and all of it with the account', async () => {
  const kept = async () => {
    const { rows, grants } = {
      rows: await fixture.database.selectFrom('account').select('incoming_password').execute(),
      grants: await fixture.database.selectFrom('account_grant').select('account_id').execute(),
    };
    return { password: rows.some((row) => row.incoming_password !== null), grant: grants.length > 0 };
  };
  const account = await add(await grantOf(server, address));
  expect(await kept()).toEqual({ password: false, grant: true });
  const withPassword = await fixture.settings();
  await expect(fixture.desk.accounts.edit(ana, account.id, 1, withPassword, {})).rejects.toMatchObject({
    issues: [{ path: 'passwords.incoming', problem: 'required' }],
  });
  await fixture.desk.accounts.edit(ana, account.id, 1, withPassword, { incoming: 'a password' });
  expect(await kept()).toEqual({ password: true, grant: false });
  await fixture.desk.accounts.edit(ana, account.id, 2, await fixture.settings({ signIn }), {
    grant: await grantOf(server, address),
  });
  expect(await kept()).toEqual({ password: false, grant: true });
  await fixture.desk.accounts.remove(ana, account.id);
  expect(await kept()).toEqual({ password: false, grant: false });
});

test('agents cannot sign accounts in', async () => {
  const request = { providerId: 'company', redirectUri: 'http://127.0.0.1/', mailbox: address };
  const secrets = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
  await expect(fixture.desk.signIn.begin(bruno, { ...request, ...secrets })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const back = new URL('http://127.0.0.1/?code=1');
  await expect(fixture.desk.signIn.finish(bruno, 'company', back, secrets)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
