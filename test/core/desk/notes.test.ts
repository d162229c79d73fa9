import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, bruno, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

async function account() {
  const password = fixture.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? '';
  const { id } = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password });
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'the account is online');
  return id;
}
const toMaria = [{ name: 'Maria', address: 'maria@cliente.example' }];

test('a mail of ours opens a ticket, and the answer of the customer comes into it', async () => {
  const { tickets } = fixture.desk;
  const first = {
    accountId: await account(),
    to: toMaria,
    subject: 'Recall',
    text: 'Venha buscar.',
    idempotencyKey: 'a',
  };
  const ticket = await tickets.write(bruno, first);
  expect(ticket).toMatchObject({ subject: 'Recall', requester: { address: 'maria@cliente.example' }, status: 'open' });
  expect((await tickets.write(bruno, first)).id).toBe(ticket.id);
  const [sent] = await fixture.mail.waitForMails('maria@cliente.example', 1, AbortSignal.timeout(10_000));
  const raw = Buffer.from(sent?.raw ?? []).toString();
  expect(raw).toContain(`Subject: Recall [#${ticket.id}]`);
  const id = /^Message-ID: (.*?)\r$/im.exec(raw)?.[1] ?? '';
  fixture.mail.deliver(
    `From: maria@cliente.example\r\nTo: sac@empresa.example\r\nSubject: Re: Recall\r\nMessage-ID: <1@cliente.example>\r\nIn-Reply-To: ${id}\r\n\r\nQuando?\r\n`,
    { from: 'maria@cliente.example', to: 'sac@empresa.example' },
  );
  expect((await fixture.next('message.received')).ticketId).toBe(ticket.id);
  await tickets.reply(bruno, ticket.id, { text: 'Amanhã.', idempotencyKey: 'b' });
  await fixture.mail.waitForMails('maria@cliente.example', 2, AbortSignal.timeout(10_000));
});

test('a mail to nobody, without words or for an unknown group is refused field by field', async () => {
  const mail = { accountId: await account(), to: [{ name: '', address: 'x' }], subject: ' ', text: '', groupId: 'x' };
  await expect(fixture.desk.tickets.write(bruno, { ...mail, idempotencyKey: 'a' })).rejects.toMatchObject({
    issues: [
      { path: 'to.0.address', problem: 'not-an-address' },
      { path: 'subject', problem: 'required' },
      { path: 'text', problem: 'required' },
      { path: 'groupId', problem: 'unknown' },
    ],
  });
});

test('a note stands with its ticket, is told of once, and goes to no customer', async () => {
  const { tickets } = fixture.desk;
  const accountId = await account();
  const ticket = await tickets.write(bruno, { accountId, to: toMaria, subject: 'Oi', text: 'Oi', idempotencyKey: 'a' });
  const note = await tickets.note(bruno, ticket.id, { text: 'Liga antes.', idempotencyKey: 'n' });
  expect(await tickets.note(bruno, ticket.id, { text: 'Liga antes.', idempotencyKey: 'n' })).toEqual(note);
  expect(await tickets.notes(ticket.id)).toEqual([note]);
  expect(await fixture.next('ticket.noted')).toMatchObject({ ticketId: ticket.id, noteId: note.id, actorId: 'UBRUNO' });
  await expect(tickets.note(bruno, ticket.id, { text: ' ', idempotencyKey: 'm' })).rejects.toThrow('required');
  await expect(tickets.note(bruno, 99, { text: 'x', idempotencyKey: 'm' })).rejects.toMatchObject({ code: 'unknown' });
});

test('a ticket that is no longer as somebody saw it is not changed', async () => {
  const { tickets } = fixture.desk;
  const accountId = await account();
  const seen = await tickets.write(bruno, { accountId, to: toMaria, subject: 'Oi', text: 'Oi', idempotencyKey: 'a' });
  await tickets.change(bruno, seen.id, { priority: 'high' });
  const asSeen = ({ priority }: { priority: string }) => priority === seen.priority;
  await expect(tickets.close(bruno, seen.id, asSeen)).rejects.toMatchObject({ code: 'conflict' });
  await expect(tickets.change(bruno, seen.id, { priority: 'low' }, asSeen)).rejects.toMatchObject({ code: 'conflict' });
  expect(await tickets.get(seen.id)).toMatchObject({ status: 'open', priority: 'high' });
});

test('who remembers their place reads the events behind it', async () => {
  const { feed, tickets } = fixture.desk;
  const accountId = await account();
  await tickets.write(bruno, { accountId, to: toMaria, subject: 'Oi', text: 'Oi', idempotencyKey: 'a' });
  await fixture.next('reply.sent');
  const all = await feed.after(ana, 0, 100);
  expect(all.map(({ type }) => type).slice(0, 2)).toEqual(['ticket.opened', 'reply.queued']);
  expect(await feed.after(ana, all[0]?.sequence ?? 0, 1)).toEqual([all[1]]);
});
