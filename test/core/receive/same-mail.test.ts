import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFolder } from '../../fakes/imap/folder.ts';
import { type ScriptedImap, startScriptedImap } from '../../fakes/scripted-imap.ts';
import { ana, bruno, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
let imap: ScriptedImap;
beforeEach(async () => {
  [fixture, imap] = await Promise.all([startDesk(), startScriptedImap()]);
});
afterEach(async () => {
  await fixture.stop();
  await imap.stop();
});

async function connect(server: ScriptedImap, address: string, receiving: AccountSettingsInput['receiving'] = {}) {
  const incoming = { technology: 'imap', host: '127.0.0.1', port: server.port, login: address } as const;
  const settings = await fixture.settings({ name: address, address, incoming, receiving });
  const { id } = await fixture.desk.accounts.add(ana, settings, { incoming: 'x' });
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'online');
  return id;
}

const headers = (...lines: string[]) => ['From: maria@cliente.example', ...lines].map((line) => `${line}\r\n`).join('');
const both = 'To: sac@empresa.example\r\nCc: vendas@empresa.example\r\n';

const verdicts = async () =>
  (await fixture.database.selectFrom('mail').select(['account_id', 'verdict', 'reason']).orderBy('id').execute()).map(
    (row) => ({ account: row.account_id, said: row.reason === null ? row.verdict : `${row.verdict}: ${row.reason}` }),
  );
const filed = (count: number) =>
  eventually(async () => {
    const all = await verdicts();
    return all.length >= count && all.every(({ said }) => said !== 'received') && all;
  }, `${count} verdicts`);

test('a mail to two of our mailboxes, in To and Cc, is one ticket in each', async () => {
  const other = await startScriptedImap();
  const sac = await connect(imap, 'sac@empresa.example');
  const sales = await connect(other, 'vendas@empresa.example');
  const mail = `${headers('Message-ID: <1@c>', 'Subject: both')}${both}\r\nOi\r\n`;
  imap.inbox.deliver(mail);
  other.inbox.deliver(mail);
  const found = await filed(2);
  expect(new Set(found)).toEqual(
    new Set([
      { account: sac, said: 'opened' },
      { account: sales, said: 'opened' },
    ]),
  );
  await fixture.desk.accounts.deactivate(ana, sales);
  await other.stop();
});

test('a mail in INBOX and in All Mail of one account is one ticket', async () => {
  const all = createFolder('[Gmail]/All Mail', '11');
  imap.folders.set(all.name, all);
  await connect(imap, 'sac@empresa.example', { folders: ['INBOX', all.name] });
  const mail = `${headers('Message-ID: <1@c>', 'Subject: twice')}\r\nOi\r\n`;
  imap.inbox.deliver(mail);
  all.deliver(mail);
  await filed(1);
  await fixture.desk.accounts.audit(ana);
  expect((await filed(2)).map(({ said }) => said).sort()).toEqual(['ignored: duplicate', 'opened']);
});

test('our own answer that a rule forwards back opens no ticket and joins none', async () => {
  await connect(imap, 'sac@empresa.example');
  imap.inbox.deliver(`${headers('Message-ID: <1@c>', 'Subject: ask')}\r\nOi\r\n`);
  const { ticketId } = await fixture.next('ticket.opened');
  const { id } = await fixture.desk.tickets.reply(bruno, ticketId, { text: 'Olá', idempotencyKey: 'a' });
  const { raw } = await fixture.database
    .selectFrom('outbox')
    .select('raw')
    .where('message_id', '=', id)
    .executeTakeFirstOrThrow();
  imap.inbox.deliver(Buffer.concat([Buffer.from('X-Forwarded-For: maria@cliente.example\r\n'), raw]));
  expect((await filed(2)).map(({ said }) => said)).toEqual(['opened', 'ignored: own-mail']);
});

test('a Message-ID that a sender uses for every mail hides none of them', async () => {
  await connect(imap, 'sac@empresa.example');
  for (let parcel = 1; parcel <= 5; parcel++) {
    imap.inbox.deliver(
      `${headers('Message-ID: <notice@carrier>', `Subject: parcel ${parcel}`)}\r\nNumber ${parcel}\r\n`,
    );
  }
  await filed(5);
  const texts = await fixture.database.selectFrom('message').select('text').orderBy('id').execute();
  expect(texts.map(({ text }) => text.trim())).toEqual([1, 2, 3, 4, 5].map((parcel) => `Number ${parcel}`));
});

test.each([
  ['none', []],
  ['an empty one', ['Message-ID:']],
  ['empty brackets', ['Message-ID: <>']],
  ['nonsense', ['Message-ID: not an id']],
])('a mail whose Message-ID is %s is one ticket, also when the server numbers everything anew', async (_, lines) => {
  await connect(imap, 'sac@empresa.example');
  imap.inbox.deliver(`${headers(...lines, 'Subject: nameless', 'Date: Mon, 23 Nov 2026 12:00:00 +0000')}\r\nOi\r\n`);
  imap.inbox.deliver(`${headers('Message-ID: <2@c>', 'Subject: next')}\r\nOi\r\n`);
  await filed(2);
  imap.inbox.renumber('1800000000');
  imap.cutAll();
  const said = (await filed(4)).map((row) => row.said);
  expect(said).toEqual(['opened', 'opened', 'ignored: duplicate', 'ignored: duplicate']);
});
