import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFolder } from '../../fakes/imap/folder.ts';
import { cut, isLiteral, type Piece } from '../../fakes/imap/piece.ts';
import { type ScriptedImap, startScriptedImap } from '../../fakes/scripted-imap.ts';
import { ana, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
let imap: ScriptedImap;
beforeEach(async () => {
  [fixture, imap] = await Promise.all([startDesk(), startScriptedImap()]);
});
afterEach(async () => {
  await fixture.stop();
  await imap.stop();
});

type Receiving = NonNullable<AccountSettingsInput['receiving']>;

async function connect(receiving: Receiving = {}) {
  const incoming = { technology: 'imap', host: '127.0.0.1', port: imap.port, login: 'sac' } as const;
  const account = await fixture.desk.accounts.add(ana, await fixture.settings({ incoming, receiving }), {
    incoming: 'x',
  });
  await eventually(async () => (await fixture.desk.accounts.get(ana, account.id)).state === 'online', 'online');
  return account;
}

let number = 0;
function put(folder = imap.inbox, { at = Date.now(), body = 'Oi' } = {}): void {
  number += 1;
  const date = new Date(at).toUTCString();
  folder.deliver(
    `From: maria@cliente.example\r\nSubject: mail ${number}\r\nDate: ${date}\r\nMessage-ID: <${number}@c>\r\n\r\n${body}\r\n`,
    new Date(at),
  );
}

const verdicts = async () =>
  (await fixture.database.selectFrom('mail').select(['verdict', 'reason']).orderBy('id').execute()).map(
    ({ verdict, reason }) => (reason === null ? verdict : `${verdict}: ${reason}`),
  );
const filed = (count: number) =>
  eventually(async () => {
    const all = await verdicts();
    return all.length >= count && !all.includes('received') && all;
  }, `${count} verdicts`);

const day = 86_400_000;

test('everything there is becomes a ticket where that was chosen, with its own date and as backlog', async () => {
  put(imap.inbox, { at: Date.now() - 40 * day });
  await connect({ backlog: { from: 'everything' } });
  await filed(1);
  const ticket = await fixture.desk.tickets.get(1);
  expect(Date.now() - ticket.openedAt).toBeGreaterThan(39 * day);
  const [message] = await fixture.desk.tickets.messages(1);
  expect(message?.backlog).toBe(true);
});

test('mail since a day becomes tickets, older mail does not', async () => {
  put(imap.inbox, { at: Date.now() - 40 * day });
  put(imap.inbox, { at: Date.now() - 2 * day });
  const date = new Date(Date.now() - 10 * day).toISOString().slice(0, 10);
  await connect({ backlog: { from: 'date', date } });
  expect(await filed(1)).toEqual(['opened']);
});

test('mail in every folder becomes a ticket, over one connection', async () => {
  const second = createFolder('Suporte', '7');
  imap.folders.set('Suporte', second);
  await connect({ folders: ['INBOX', 'Suporte'], backlog: { from: 'everything' } });
  put(second);
  put();
  await filed(1);
  await fixture.desk.accounts.audit(ana);
  expect(await filed(2)).toEqual(['opened', 'opened']);
  expect(imap.connections()).toBe(1);
});

test.each([
  ['marked as read', { do: 'mark-seen' }, /STORE/],
  ['moved to a folder that is made for it', { do: 'move', folder: 'Tickets' }, /MOVE/],
  ['deleted', { do: 'delete' }, /EXPUNGE/],
] as const)('a mail is %s, and only once it is stored', async (_, afterReading, command) => {
  const storedBefore: number[] = [];
  imap.heard = ({ name, rest }) => {
    if (!command.test(`${name} ${rest}`)) return;
    const mails = fixture.database.selectFrom('mail').select('id').execute();
    void mails.then((rows) => storedBefore.push(rows.length));
  };
  await connect({ afterReading });
  put();
  await filed(1);
  await eventually(async () => storedBefore.length > 0, 'the command');
  expect(storedBefore[0]).toBe(1);
  const row = () => fixture.database.selectFrom('mail').select('acknowledged_at').executeTakeFirst();
  await eventually(async () => (await row())?.acknowledged_at !== null, 'noted');
  if (afterReading.do === 'move') expect(imap.folders.get('Tickets')?.mails).toHaveLength(1);
});

test('by default nothing is changed on the server', async () => {
  const commands: string[] = [];
  imap.heard = ({ name, rest }) => commands.push(`${name} ${rest}`);
  await connect();
  put();
  await filed(1);
  expect(commands.filter((command) => /STORE|MOVE|EXPUNGE|COPY|^SELECT/.test(command))).toEqual([]);
});

test('of a mail above the limit headers and text become the ticket, and the rest stays on the server', async () => {
  await connect({ sizeLimitMb: 2, afterReading: { do: 'delete' } });
  put(imap.inbox, { body: `O texto.\r\n${'x'.repeat(3_000_000)}` });
  expect(await filed(1)).toEqual(['left: too-large']);
  const [message] = await fixture.desk.tickets.messages(1);
  expect(message?.leftOnServer).toBeGreaterThan(3_000_000);
  expect(message?.text).toContain('O texto.');
  await fixture.desk.accounts.audit(ana);
  expect(imap.inbox.mails).toHaveLength(1);
});

test('the audit counts every mail by its verdict and finds none unaccounted for', async () => {
  await connect({ backlog: { from: 'everything' } });
  put();
  put();
  await filed(2);
  const [audit] = await fixture.desk.accounts.audit(ana);
  expect(audit).toMatchObject({ onServer: 2, unaccounted: 0, failure: null, differences: [] });
  expect(audit?.verdicts).toMatchObject({ opened: 2, received: 0 });
});

test('a mail that the server lists and does not give out is named, told once, and fetched when it can be', async () => {
  await connect();
  imap.misbehave = function* (command, answer) {
    for (const piece of answer) {
      if (/BODY\.PEEK/.test(command.rest) && typeof piece === 'string' && piece.startsWith('* ')) continue;
      if (/BODY\.PEEK/.test(command.rest) && typeof piece !== 'string') continue;
      yield piece;
    }
  };
  put();
  const [audit] = await fixture.desk.accounts.audit(ana);
  expect(audit).toMatchObject({ unaccounted: 1 });
  await fixture.next('account.stalled');
  imap.misbehave = (_, answer) => answer;
  const [after] = await fixture.desk.accounts.audit(ana);
  expect(after).toMatchObject({ unaccounted: 0 });
  await fixture.next('ticket.opened');
});

test('a new UIDVALIDITY repeats no ticket and loses no mail', async () => {
  await connect();
  put();
  await filed(1);
  imap.inbox.uidValidity = '1800000000';
  imap.cutAll();
  put();
  await eventually(
    async () => (await verdicts()).filter((verdict) => verdict === 'opened').length === 2,
    'the second ticket',
  );
  expect((await verdicts()).filter((verdict) => verdict === 'ignored: duplicate')).toHaveLength(1);
});

test('keys that a restored server gave to other mails are found out by their dates', async () => {
  await connect();
  put(imap.inbox, { at: Date.now() - 5000 });
  put(imap.inbox, { at: Date.now() + 1000 });
  await eventually(async () => (await verdicts()).includes('opened'), 'a ticket');
  const fresh = createFolder('INBOX', imap.inbox.uidValidity ?? '');
  imap.folders.set('INBOX', fresh);
  put(fresh, { at: Date.now() + 60_000 });
  imap.cutAll();
  await eventually(
    async () =>
      (await fixture.database.selectFrom('ticket').select('subject').execute()).some(
        ({ subject }) => subject === `mail ${number}`,
      ),
    'the ticket of the mail under the known key',
  );
});

test('a mail at which the connection breaks every time keeps back none of those behind it', async () => {
  put();
  put(imap.inbox, { body: 'poison' });
  put();
  const isPoison = (piece: Piece) =>
    isLiteral(piece) && Buffer.concat([...piece.literal.slice(0, piece.literal.size)]).includes('poison');
  imap.misbehave = function* (command, answer) {
    for (const piece of answer) yield isPoison(piece) && command.rest.includes('BODY.PEEK[]') ? cut : piece;
  };
  const incoming = { technology: 'imap', host: '127.0.0.1', port: imap.port, login: 'sac' } as const;
  const settings = await fixture.settings({ incoming, receiving: { backlog: { from: 'everything' } } });
  await fixture.desk.accounts.add(ana, settings, { incoming: 'x' });
  await eventually(
    async () => (await verdicts()).filter((verdict) => verdict === 'opened').length === 2,
    'both others',
  );
  await fixture.next('account.stalled');
});

test('an audit that is asked for as the account is switched off says that it is inactive', async () => {
  const { id } = await connect();
  await fixture.desk.accounts.deactivate(ana, id);
  expect(await fixture.desk.accounts.audit(ana, id)).toMatchObject([{ failure: 'inactive' }]);
});
