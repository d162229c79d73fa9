import type { IdentityProviderServer } from '@inbox-email/sandbox/sign-in/identity-provider.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, eventually, startDesk } from '../core/desk.fixture.ts';
import { grantOf, providerOfTest } from '../core/oauth/signing-in.fixture.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

/** Accounts without a password at a Dovecot that asks the provider whose each token is. */
const address = 'sac@empresa.example';
let provider: IdentityProviderServer;
let dovecot: Dovecot;
let fixture: DeskFixture;
let ahead = 0;
beforeEach(async () => {
  ahead = 0;
  provider = await providerOfTest();
  dovecot = await startDovecot({ introspectionUrl: provider.introspectionUrl });
  fixture = await startDesk({ signInAt: provider, clock: () => Date.now() + ahead });
});
afterEach(async () => {
  await fixture.stop();
  await dovecot.remove();
});

const mail = (id: string) =>
  `From: maria@cliente.example\r\nTo: ${address}\r\nSubject: Oi ${id}\r\nMessage-ID: <${id}@cliente.example>\r\n\r\nOi\r\n`;
const stateOf = async (id: string) => (await fixture.desk.accounts.get(ana, id)).state;

/** At once: a Dovecot that is asked to stop lets its connections live on for seconds. */
async function restart() {
  await dovecot.kill();
  await dovecot.start();
}

async function add(technology: 'imap' | 'pop3') {
  const settings = await fixture.settings({ signIn: { with: 'company' } });
  const port = technology === 'imap' ? dovecot.imapPort : dovecot.pop3Port;
  return fixture.desk.accounts.add(
    ana,
    { ...settings, incoming: { technology, host: '127.0.0.1', port, login: address } },
    { grant: await grantOf(provider, address) },
  );
}

test.each(['imap', 'pop3'] as const)(
  'over %s mail comes in with a token, and with a new one once that has run out',
  async (technology) => {
    const account = await add(technology);
    await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online');
    dovecot.deliver(address, [mail('um')]);
    await fixture.desk.accounts.audit(ana, account.id);
    await fixture.next('ticket.opened');
    ahead = 3_600_000;
    await restart();
    dovecot.deliver(address, [mail('dois')]);
    await fixture.desk.accounts.audit(ana, account.id);
    await fixture.next('ticket.opened');
    expect(provider.grants.filter((kind) => kind === 'refresh_token').length).toBeGreaterThan(0);
  },
);

test('a permission that was taken back pauses the account, says so, and is given again by one sign-in', async () => {
  const account = await add('imap');
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online');
  await provider.revokeAll();
  await restart();
  await eventually(async () => (await stateOf(account.id)) === 'paused', 'the account is paused');
  expect((await fixture.desk.accounts.get(ana, account.id)).stateCause).toBe('sign-in-needed');
  const { version, ...settings } = await fixture.desk.accounts.get(ana, account.id);
  await fixture.desk.accounts.edit(ana, account.id, version, settings, { grant: await grantOf(provider, address) });
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online again');
});

test('two connections that need a new token at the same moment lose none, though each is good for one refresh', async () => {
  const account = await add('imap');
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online');
  ahead = 3_600_000;
  const folders = await Promise.all([1, 2, 3].map(() => fixture.desk.accounts.folders(ana, account.id)));
  expect(folders).toEqual(
    folders.map(() => ({ folders: expect.arrayContaining([expect.objectContaining({ name: 'INBOX' })]) })),
  );
  expect(provider.grants.filter((kind) => kind === 'refresh_token')).toHaveLength(1);
});

test('removing the account takes its permission back at the provider', async () => {
  const grant = await grantOf(provider, address);
  const settings = await fixture.settings({ signIn: { with: 'company' } });
  const incoming = { technology: 'imap' as const, host: '127.0.0.1', port: dovecot.imapPort, login: address };
  const account = await fixture.desk.accounts.add(ana, { ...settings, incoming }, { grant });
  await eventually(async () => (await stateOf(account.id)) === 'online', 'the account is online');
  await fixture.desk.accounts.remove(ana, account.id);
  await eventually(async () => !(await provider.introspect(grant.accessToken)).active, 'the token is good no more');
  expect((await provider.introspect(grant.refreshToken)).active).toBe(false);
});
