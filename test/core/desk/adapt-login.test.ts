import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../desk.fixture.ts';

const address = 'sac@empresa.example';
const password = 'sac-segredo';

let fixture: DeskFixture;
let byName: MailServer;
beforeEach(async () => {
  fixture = await startDesk();
  byName = await startMailServer({ mailboxes: [{ name: 'SAC', address, login: 'sac', password }] });
});
afterEach(async () => {
  await fixture.stop();
  await byName.stop();
});

test.each([
  { incoming: 'name', outgoing: 'name', found: { login: 'sac', otherIdentity: undefined } },
  { incoming: 'name', outgoing: 'address', found: { login: 'sac', otherIdentity: { login: address } } },
  { incoming: 'address', outgoing: 'name', found: { login: address, otherIdentity: { login: 'sac' } } },
  { incoming: 'address', outgoing: 'address', found: null },
] as const)('where receiving wants the $incoming and sending the $outgoing', async ({ incoming, outgoing, found }) => {
  const { desk } = fixture;
  const account = await add({ incoming, outgoing });
  const refused = [
    ...(incoming === 'name' ? ['incoming' as const] : []),
    ...(outgoing === 'name' ? ['outgoing' as const] : []),
  ];
  const adapted = await desk.accounts.adaptLogin(ana, account.id, refused);
  if (found === null) return expect(adapted).toBeNull();
  expect(adapted?.incoming.login).toBe(found.login);
  expect(adapted?.outgoing.otherIdentity).toEqual(found.otherIdentity);
  expect(await signedIn(account.id)).toEqual(['passed', 'passed']);
});

test('a wrong password changes nothing, and neither does a login that somebody typed', async () => {
  const { desk } = fixture;
  const wrong = await add({ incoming: 'name', outgoing: 'name' }, 'esquecida');
  expect(await desk.accounts.adaptLogin(ana, wrong.id, ['incoming', 'outgoing'])).toBeNull();
  const typed = await add({ incoming: 'name', outgoing: 'name', login: 'atendimento' });
  expect(await desk.accounts.adaptLogin(ana, typed.id, ['incoming', 'outgoing'])).toBeNull();
});

async function add(
  {
    incoming,
    outgoing,
    login = address,
  }: { incoming: 'name' | 'address'; outgoing: 'name' | 'address'; login?: string },
  secret = password,
) {
  const { desk, mail, settings } = fixture;
  const server = { name: byName, address: mail };
  const usual = await settings();
  return desk.accounts.add(
    ana,
    {
      ...usual,
      incoming: { ...usual.incoming, port: server[incoming].imapPort, login },
      outgoing: { ...usual.outgoing, port: server[outgoing].smtpPort },
    },
    { incoming: secret },
  );
}

/** How signing in went at both sides. The two servers know nothing of each other, so no mail comes back. */
async function signedIn(accountId: string) {
  for await (const { incoming, outgoing } of fixture.desk.accounts.test(ana, accountId)) {
    const went = [incoming, outgoing].map((side) => side.find(({ stage }) => stage === 'sign-in')?.status);
    if (went.every((status) => status === 'passed' || status === 'failed' || status === 'skipped')) return went;
  }
  return [];
}
