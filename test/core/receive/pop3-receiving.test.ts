import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedPop3, startScriptedPop3 } from '../../fakes/scripted-pop3.ts';
import { ana, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

const day = 86_400_000;
let passed = 0;
let fixture: DeskFixture;
let pop3: ScriptedPop3;
beforeEach(async () => {
  passed = 0;
  [fixture, pop3] = await Promise.all([startDesk({ clock: () => Date.now() + passed }), startScriptedPop3()]);
});
afterEach(async () => {
  await fixture.stop();
  await pop3.stop();
});

const mail = (id: string, body = 'Oi') =>
  Buffer.from(`From: maria@cliente.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@c>\r\n\r\n${body}\r\n`);

async function connect(receiving: AccountSettingsInput['receiving'] = {}): Promise<string> {
  const incoming = { technology: 'pop3', host: '127.0.0.1', port: pop3.port, login: 'ana' } as const;
  const settings = await fixture.settings({ incoming, receiving: { backlog: { from: 'everything' }, ...receiving } });
  const { id } = await fixture.desk.accounts.add(ana, settings, { incoming: 'segredo' });
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'online');
  return id;
}

/** Looks at the maildrop now, and says which mails are tickets. */
async function subjects(id: string): Promise<string[]> {
  const [audit] = await fixture.desk.accounts.audit(ana, id);
  expect(audit).toMatchObject({ failure: null, unaccounted: 0 });
  const tickets = await fixture.database.selectFrom('ticket').select('subject').orderBy('id').execute();
  return tickets.map(({ subject }) => subject);
}
const rows = async () => (await fixture.database.selectFrom('mail').select('id').execute()).length;

test('a UIDL that is used again for another mail once the first was gone brings that mail', async () => {
  pop3.mails = [{ uidl: '1', bytes: mail('one') }];
  const id = await connect();
  expect(await subjects(id)).toEqual(['one']);
  pop3.mails = [];
  await subjects(id);
  pop3.mails = [{ uidl: '1', bytes: mail('two') }];
  expect(await subjects(id)).toEqual(['one', 'two']);
  pop3.mails = [];
  await subjects(id);
  pop3.mails = [{ uidl: '1', bytes: mail('six') }];
  expect(await subjects(id)).toEqual(['one', 'two', 'six']);
});

test('a UIDL that is used again unseen is told by the size of the mail', async () => {
  pop3.mails = [{ uidl: '1', bytes: mail('one') }];
  const id = await connect();
  await subjects(id);
  pop3.mails = [{ uidl: '1', bytes: mail('another') }];
  expect(await subjects(id)).toEqual(['one', 'another']);
});

// The limit, as docs/decisions/05-pop3-keys.md tells it: nothing that POP3 lists has changed then.
test('a UIDL that is used again unseen for a mail of the very same size is not told apart', async () => {
  pop3.mails = [{ uidl: '1', bytes: mail('one') }];
  const id = await connect();
  await subjects(id);
  pop3.mails = [{ uidl: '1', bytes: mail('two') }];
  expect(await subjects(id)).toEqual(['one']);
});

test('a server that leaves mails out of its listing now and then repeats none, and nothing is kept twice', async () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => ({ uidl: id, bytes: mail(id) }));
  pop3.mails = all;
  const id = await connect();
  await subjects(id);
  for (let time = 0; time < 4; time++) {
    pop3.mails = all.filter((_, index) => index % 2 === time % 2);
    await subjects(id);
  }
  pop3.mails = all;
  expect(await subjects(id)).toEqual(['a', 'b', 'c', 'd']);
  expect(await rows()).toBe(4);
});

test('with deleting after days a mail stays on the server for those days, and goes then', async () => {
  pop3.mails = [{ uidl: '1', bytes: mail('one') }];
  const id = await connect({ afterReading: { do: 'delete', afterDays: 7 } });
  passed = 6 * day;
  await subjects(id);
  expect(pop3.mails).toHaveLength(1);
  pop3.mails.push({ uidl: '2', bytes: mail('two') });
  await subjects(id);
  passed = 7 * day + 60_000;
  await subjects(id);
  await subjects(id);
  expect(pop3.mails.map(({ uidl }) => uidl)).toEqual(['2']);
  expect(await subjects(id)).toEqual(['one', 'two']);
});
