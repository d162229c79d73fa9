import type { DryRun } from '@inbox-email/core/desk.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

const address = 'sac@empresa.example';
const password = () => fixture.mail.mailboxes.find((box) => box.address === address)?.password ?? '';
const arrives = (id: string, subject: string, headers = '', from = 'Maria <maria@cliente.example>') =>
  fixture.mail.deliver(
    `From: ${from}\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@cliente.example>\r\n${headers}\r\nOlá ${id}\r\n`,
    { from: 'maria@cliente.example', to: address },
  );

async function lastOf(pictures: AsyncIterable<DryRun>): Promise<{ steps: string[]; last: DryRun }> {
  const all: DryRun[] = [];
  for await (const picture of pictures) all.push(picture);
  const last = all.at(-1);
  if (last === undefined) throw new Error('no picture');
  return { steps: [...new Set(all.map(({ step }) => step))], last };
}

/** All rows of all tables. */
async function everything(): Promise<string> {
  const { database } = fixture;
  const tables = (await database.introspection.getTables()).map(({ name }) => name as 'mail');
  const rows = await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()));
  return JSON.stringify(Object.fromEntries(tables.map((table, at) => [table, rows[at]])));
}

test('a dry run tells of each mail what it would become, and leaves nothing behind', async () => {
  const { desk, mail } = fixture;
  const settings = await fixture.settings();
  const urgent = await desk.groups.add(ana, { name: 'Urgentes', channel: null });
  await desk.rules.add(ana, {
    name: 'Urgente',
    conditions: [{ field: 'subject', operator: 'contains', value: 'urgente' }],
    actions: [
      { do: 'set-group', groupId: urgent.id },
      { do: 'set-priority', priority: 'urgent' },
    ],
  });
  await desk.rules.add(ana, {
    name: 'Propaganda',
    conditions: [{ field: 'subject', operator: 'contains', value: 'oferta' }],
    actions: [{ do: 'ignore' }],
  });
  const account = await desk.accounts.add(ana, settings, { incoming: password() });
  arrives('known', 'Já aqui');
  const { ticketId } = await fixture.next('ticket.opened');
  await desk.accounts.deactivate(ana, account.id);
  for (let more = 1; more <= 16; more++)
    arrives(`more-${more}`, `Pergunta ${more}`, '', `c${more}@cliente${more}.example`);
  arrives('urgent', 'É urgente');
  arrives('again', 'Re: É urgente', 'In-Reply-To: <urgent@cliente.example>\r\n');
  arrives('offer', 'Oferta');
  arrives('joins', 'Re: Já aqui', 'In-Reply-To: <known@cliente.example>\r\n');
  const before = await everything();

  const { steps, last } = await lastOf(desk.accounts.dryRun(ana, account.id));

  expect(steps).toEqual(expect.arrayContaining(['sign-in', 'done']));
  const mails = last.step === 'done' ? last.mails : [];
  expect(mails.map(({ subject }) => subject).slice(-5)).toEqual([
    'Pergunta 16',
    'É urgente',
    'Re: É urgente',
    'Oferta',
    'Re: Já aqui',
  ]);
  expect(mails.length).toBe(20);
  const inUrgent = { groupId: urgent.id, priority: 'urgent', closed: false };
  expect(mails.slice(-5).map(({ becomes }) => becomes)).toMatchObject([
    { kind: 'opened', groupId: settings.groupId, ticketTypeId: settings.ticketTypeId, priority: 'normal', rules: [] },
    { kind: 'opened', ...inUrgent, rules: ['Urgente'] },
    { kind: 'appended', ticketId: null, ...inUrgent },
    { kind: 'ignored', rule: 'Propaganda' },
    { kind: 'appended', ticketId },
  ]);
  expect(await everything()).toBe(before);
  expect(mail.mails(address).length).toBe(21);
});

test('a dry run knows what is here already, and a mail received afterwards opens its ticket as if there had been none', async () => {
  const { desk } = fixture;
  const account = await desk.accounts.add(ana, await fixture.settings(), { incoming: password() });
  arrives('known', 'Já aqui');
  const { ticketId } = await fixture.next('ticket.opened');
  const { last } = await lastOf(desk.accounts.dryRun(ana, account.id));
  expect(last).toMatchObject({ mails: [{ becomes: { kind: 'known', ticketId } }] });
  arrives('next', 'Outro', '', 'joao@cliente.example');
  expect((await fixture.next('ticket.opened')).ticketId).toBe(ticketId + 1);
});

test('a mailbox that cannot be looked into is explained', async () => {
  const { desk } = fixture;
  const account = await desk.accounts.add(ana, await fixture.settings(), { incoming: 'wrong' });
  expect((await lastOf(desk.accounts.dryRun(ana, account.id))).last).toMatchObject({
    ...{ step: 'failed', failure: { code: 'wrong-password', field: 'incoming.password' } },
  });
  expect(await desk.accounts.folders(ana, account.id)).toMatchObject({ failure: { code: 'wrong-password' } });
});

test('the folders are those that the server lists, INBOX first', async () => {
  const { desk } = fixture;
  const account = await desk.accounts.add(ana, await fixture.settings(), { incoming: password() });
  const found = await desk.accounts.folders(ana, account.id);
  expect('folders' in found && found.folders[0]).toEqual({ name: 'INBOX', use: 'inbox' });
});
