import type { Actor } from '@inbox-email/core/desk.ts';
import { ownMessageId } from '@inbox-email/core/ticket/own-message-id.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FilingFixture, startFiling, type WrittenMail } from './filing-fixture.ts';

const bruno: Actor = { id: 'UBRUNO', name: 'Bruno', role: 'agent' };
const maria = 'Maria <maria@cliente.example>';
const joao = 'João <joao@cliente.example>';
const eve = 'Eve <eve@evil.example>';

let fixture: FilingFixture;
beforeEach(async () => {
  fixture = await startFiling();
});
afterEach(() => fixture.stop());

const ticketsOf = (...ids: string[]) => Promise.all(ids.map((id) => fixture.ticketOf(id)));
const whyOf = async (id: string) => fixture.tickets.why(await fixture.messageOf(id));
/** Answers the ticket of that mail; the answer's Message-ID. */
async function answer(id: string, text = 'Chega amanhã.'): Promise<string> {
  const key = `answer to ${id} ${text}`;
  return (await fixture.tickets.reply(bruno, await fixture.ticketOf(id), { text, idempotencyKey: key })).messageId;
}
const follow = (id: string, from: string, inReplyTo: string, over: Partial<WrittenMail> = {}): WrittenMail => ({
  ...{ id, from, inReplyTo, references: [inReplyTo], subject: 'Re: Pedido atrasado' },
  ...over,
});

describe('an answer to a mail of ours', () => {
  let ours: string;
  beforeEach(async () => {
    await fixture.receive([{ id: '<1@c>', from: maria }]);
    ours = await answer('<1@c>');
  });

  test('comes into its ticket, with the reason', async () => {
    await fixture.receive([follow('<2@c>', maria, ours)]);
    expect(await fixture.ticketOf('<2@c>')).toBe(1);
    expect(await whyOf('<2@c>')).toMatchObject({
      rule: 'own-message-id',
      evidence: ours,
      newcomer: false,
      refused: [],
    });
  });

  test('also from a colleague of the customer, to whom it was passed on, and who is marked as new', async () => {
    await fixture.receive([follow('<2@c>', joao, ours)]);
    expect(await fixture.ticketOf('<2@c>')).toBe(1);
    expect(await whyOf('<2@c>')).toMatchObject({ rule: 'own-message-id', newcomer: true });
    await fixture.receive([follow('<3@c>', joao, ours)]);
    expect(await whyOf('<3@c>')).toMatchObject({ newcomer: false });
  });

  test('by a stranger opens a ticket of its own, which points to the one it names', async () => {
    await fixture.receive([follow('<x@e>', eve, ours, { cc: ['maria@cliente.example'], subject: 'Re: Pedido [#1]' })]);
    expect(await fixture.ticketOf('<x@e>')).toBe(2);
    expect(await whyOf('<x@e>')).toMatchObject({
      rule: 'new',
      refused: [
        { rule: 'own-message-id', evidence: ours, ticketId: 1, reason: 'stranger' },
        { rule: 'subject-tag', evidence: '[#1]', ticketId: 1, reason: 'stranger' },
      ],
    });
    expect(await fixture.tickets.links(2)).toEqual([{ kind: 'refers', direction: 'to', ticketId: 1 }]);
    expect(await fixture.tickets.links(1)).toEqual([{ kind: 'refers', direction: 'from', ticketId: 2 }]);
    expect(await fixture.events()).toContainEqual(
      expect.objectContaining({ type: 'ticket.linked', ticketId: 1, otherTicketId: 2, kind: 'refers' }),
    );
  });

  test.each([
    ['the account itself', 'SAC <sac@empresa.example>'],
    ['an agent', 'Bruno <bruno@empresa.example>'],
  ])('that says to be from %s joins nothing, and nothing of it goes out to the customer', async (_, from) => {
    await fixture.receive([follow('<x@e>', from, ours, { text: 'Pay to this account', subject: 'Re: Pedido [#1]' })]);
    expect(await fixture.ticketOf('<x@e>')).toBe(2);
    const outbox = await fixture.database.selectFrom('outbox').select(['message_id', 'raw']).execute();
    expect(outbox).toHaveLength(1);
    expect(Buffer.from(outbox[0]?.raw ?? []).toString()).not.toContain('Pay to');
    expect((await fixture.tickets.recipients(1)).to).toEqual([{ name: 'Maria', address: 'maria@cliente.example' }]);
  });

  test('out of the archive of a mailing list lets nobody in who was not there', async () => {
    const list = ['List-Id: <users.cliente.example>', 'List-Post: <mailto:users@cliente.example>'];
    await fixture.receive([follow('<2@c>', joao, ours, { headers: list })]);
    expect(await whyOf('<2@c>')).toMatchObject({ rule: 'new', refused: [{ reason: 'list' }] });
    await fixture.receive([follow('<3@c>', maria, ours, { headers: list })]);
    expect(await fixture.ticketOf('<3@c>')).toBe(1);
  });

  test('with a signature that does not hold is known for what it is', async () => {
    const forged = ownMessageId(1, 'empresa.example', 'another key');
    await fixture.receive([follow('<x@e>', eve, forged)]);
    expect(await whyOf('<x@e>')).toMatchObject({
      rule: 'new',
      refused: [{ rule: 'own-message-id', evidence: forged, ticketId: null, reason: 'forged' }],
    });
  });

  test('that arrives in another account leads nowhere there', async () => {
    await fixture.addAccount('vendas', 'vendas@empresa.example');
    await fixture.receive([follow('<2@c>', maria, ours, { subject: 'Re: [#1]' })], 'vendas');
    expect(await fixture.ticketOf('<2@c>')).toBe(2);
    expect(await whyOf('<2@c>')).toMatchObject({
      refused: [
        { rule: 'own-message-id', ticketId: null, reason: 'other-account' },
        { rule: 'subject-tag', ticketId: null, reason: 'other-account' },
      ],
    });
    expect(await fixture.tickets.links(2)).toEqual([]);
  });

  test('that could not be delivered comes back into the ticket, from whatever server', async () => {
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      'MIME-Version: 1.0',
      'Auto-Submitted: auto-replied',
    ];
    const text = [
      ...['--b', 'Content-Type: text/plain', '', 'maria@cliente.example: no such user', ''],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.cliente.example', ''],
      ...['Final-Recipient: rfc822; maria@cliente.example', 'Action: failed', 'Status: 5.1.1', ''],
      ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${ours}`, 'Subject: Re: Pedido', '', '--b--'],
    ].join('\r\n');
    await fixture.tickets.close(bruno, 1);
    await fixture.receive([
      { id: '<dsn@mx>', from: 'MAILER-DAEMON@mx.other.example', headers: report, text, subject: 'Undelivered' },
    ]);
    expect(await whyOf('<dsn@mx>')).toMatchObject({ rule: 'bounced-mail', evidence: ours });
    expect(await fixture.tickets.get(1)).toMatchObject({ status: 'open', closedAt: null });
  });
});

describe('a mail that names a mail which we have', () => {
  test('joins the sender who takes part, and no stranger', async () => {
    await fixture.receive([
      { id: '<1@c>', from: maria },
      follow('<2@c>', maria, '<1@c>'),
      follow('<x@e>', eve, '<1@c>'),
    ]);
    expect(await ticketsOf('<1@c>', '<2@c>', '<x@e>')).toEqual([1, 1, 2]);
    expect(await whyOf('<2@c>')).toMatchObject({ rule: 'known-message-id', evidence: '<1@c>' });
  });

  test('finds the right one of several tickets that name it', async () => {
    const readers = ['Ann <ann@a.example>', 'Ben <ben@b.example>'];
    await fixture.receive(readers.map((from, index) => follow(`<${index}@r>`, from, '<newsletter@shop>')));
    expect(await ticketsOf('<0@r>', '<1@r>')).toEqual([1, 2]);
    await fixture.receive(readers.map((from, index) => follow(`<more${index}@r>`, from, '<newsletter@shop>')));
    expect(await ticketsOf('<more0@r>', '<more1@r>')).toEqual([1, 2]);
  });

  test('does not follow a stranger who named it first and copied the customer in', async () => {
    await fixture.receive([
      follow('<x@e>', eve, '<1@c>', { cc: ['maria@cliente.example'] }),
      follow('<2@c>', maria, '<1@c>'),
      { id: '<1@c>', from: maria },
      follow('<3@c>', maria, '<2@c>', { references: ['<1@c>', '<2@c>'] }),
    ]);
    expect(await ticketsOf('<2@c>', '<1@c>', '<3@c>')).toEqual([2, 2, 2]);
    expect(await fixture.ticketOf('<x@e>')).toBe(1);
    expect((await whyOf('<2@c>'))?.refused).toMatchObject([{ ticketId: 1, reason: 'not-addressed' }]);
  });

  test('that was re-used by other mails joins nothing by that', async () => {
    await fixture.receive([
      { id: '<same@shop>', from: maria, text: 'one' },
      { id: '<same@shop>', from: maria, text: 'two' },
    ]);
    expect(await fixture.tickets.messages(1)).toHaveLength(1);
    expect(await fixture.tickets.messages(2)).toHaveLength(1);
  });
});

describe('a subject tag', () => {
  test('joins who takes part in that ticket of that account, where no ID says more', async () => {
    await fixture.receive([
      { id: '<1@c>', from: maria, cc: ['joao@cliente.example'] },
      { id: '<2@c>', from: maria, subject: 'Mais uma coisa [#1]' },
      { id: '<3@c>', from: joao, subject: 'RES: [#1]' },
      { id: '<4@c>', from: 'Carla <carla@cliente.example>', subject: 'RES: [#1]' },
      { id: '<5@c>', from: maria, subject: '[#99]' },
    ]);
    expect(await ticketsOf('<1@c>', '<2@c>', '<3@c>', '<4@c>', '<5@c>')).toEqual([1, 1, 1, 2, 3]);
    expect(await whyOf('<2@c>')).toMatchObject({ rule: 'subject-tag', evidence: '[#1]' });
  });
});

describe('mails that arrive out of order', () => {
  const thread: WrittenMail[] = [
    { id: '<1@c>', from: maria, cc: ['joao@cliente.example'] },
    follow('<2@c>', joao, '<1@c>', { to: ['maria@cliente.example'] }),
    follow('<3@c>', maria, '<2@c>'),
    follow('<4@c>', joao, '<2@c>'),
  ];
  const shapes: [string, (mail: WrittenMail) => WrittenMail][] = [
    ['In-Reply-To alone', ({ references: _, ...mail }) => mail],
    ['References alone', ({ inReplyTo: _, ...mail }) => mail],
    ['both', (mail) => mail],
  ];
  test.each(shapes)('are one ticket in every order, threaded by %s', async (_, shape) => {
    let round = 0;
    for (const order of permutations([0, 1, 2, 3])) {
      round++;
      const own = (text: string) => text.replaceAll('@c>', `@c${round}>`);
      const mails = order.map((index) => JSON.parse(own(JSON.stringify(shape(thread[index] as WrittenMail)))));
      await fixture.receive(mails);
      const [first, ...others] = await ticketsOf(...[1, 2, 3, 4].map((n) => `<${n}@c${round}>`));
      expect([order, others]).toEqual([order, [first, first, first]]);
      expect(await fixture.tickets.get(first ?? 0)).toMatchObject({ mergedInto: null, status: 'open' });
    }
  });

  test('and opened two tickets are united in the older one by the mail between them, which is told', async () => {
    const [one, two, three, four] = thread as [WrittenMail, WrittenMail, WrittenMail, WrittenMail];
    await fixture.receive([one, three]);
    expect(await ticketsOf('<1@c>', '<3@c>')).toEqual([1, 2]);
    await fixture.receive([two, four]);
    expect(await ticketsOf('<1@c>', '<2@c>', '<3@c>', '<4@c>')).toEqual([1, 1, 1, 1]);
    expect(await fixture.tickets.get(2)).toMatchObject({ status: 'closed', mergedInto: 1 });
    expect((await fixture.events()).map(({ type }) => type)).toEqual([
      ...['ticket.opened', 'ticket.opened', 'ticket.merged', 'message.received', 'message.received'],
    ]);
    expect(await whyOf('<3@c>')).toMatchObject({
      rule: 'new',
      moves: [{ how: 'merged', from: 2, to: 1, actorId: null }],
    });
  });

  test('join the answer that came first, by that reason', async () => {
    await fixture.receive([follow('<2@c>', maria, '<1@c>'), { id: '<1@c>', from: maria }]);
    expect(await whyOf('<1@c>')).toMatchObject({ rule: 'answered-before', evidence: '<1@c>' });
  });
});

describe('the group’s settings', () => {
  beforeEach(async () => {
    await fixture.receive([{ id: '<1@c>', from: maria }]);
  });
  const close = () => fixture.tickets.close(bruno, 1);

  test('by default a closed ticket is reopened', async () => {
    await close();
    await fixture.receive([follow('<2@c>', maria, '<1@c>')]);
    expect(await fixture.tickets.get(1)).toMatchObject({ status: 'open', closedAt: null });
  });

  test('a new ticket follows a closed one, and what comes next goes into that', async () => {
    await fixture.policy({ closedTicket: 'new-ticket' });
    await close();
    await fixture.receive([follow('<2@c>', maria, '<1@c>')]);
    await fixture.receive([follow('<3@c>', maria, '<1@c>'), follow('<4@c>', maria, '<2@c>')]);
    expect(await ticketsOf('<2@c>', '<3@c>', '<4@c>')).toEqual([2, 2, 2]);
    expect(await fixture.tickets.get(1)).toMatchObject({ status: 'closed' });
    expect(await fixture.tickets.links(2)).toEqual([{ kind: 'follows', direction: 'to', ticketId: 1 }]);
    expect(await whyOf('<2@c>')).toMatchObject({
      rule: 'known-message-id',
      insteadOf: { ticketId: 1, because: 'closed' },
    });
  });

  test('a closed ticket is reopened within the days that the group gives it, and followed afterwards', async () => {
    await fixture.policy({ closedTicket: 'new-ticket', reopenForDays: 7 });
    await close();
    fixture.pass(6 * 86_400_000);
    await fixture.receive([follow('<2@c>', maria, '<1@c>')]);
    expect(await fixture.ticketOf('<2@c>')).toBe(1);
    await close();
    fixture.pass(8 * 86_400_000);
    await fixture.receive([follow('<3@c>', maria, '<2@c>')]);
    expect(await fixture.ticketOf('<3@c>')).toBe(2);
  });

  test('whom our signed ID of the closed ticket lets in goes where the customer has gone', async () => {
    await fixture.policy({ closedTicket: 'new-ticket' });
    const ours = await answer('<1@c>');
    await close();
    await fixture.receive([follow('<2@c>', maria, ours)]);
    await fixture.receive([follow('<3@c>', joao, '<2@c>', { references: [ours, '<2@c>'] })]);
    await fixture.receive([follow('<4@c>', maria, '<2@c>', { references: [ours, '<2@c>'] })]);
    expect(await ticketsOf('<2@c>', '<3@c>', '<4@c>')).toEqual([2, 2, 2]);
    expect(await whyOf('<4@c>')).toMatchObject({ rule: 'known-message-id', evidence: '<2@c>', insteadOf: null });
  });

  test('an out-of-office reply leaves a closed ticket closed', async () => {
    await close();
    await fixture.receive([
      follow('<2@c>', maria, '<1@c>', { headers: ['Auto-Submitted: auto-replied'], subject: 'Out of office' }),
    ]);
    expect(await fixture.ticketOf('<2@c>')).toBe(1);
    expect(await fixture.tickets.get(1)).toMatchObject({ status: 'closed' });
  });

  test('a wholly different subject stays, or opens a ticket that follows, once', async () => {
    const drift = { subject: 'Troca de senha' };
    await fixture.receive([follow('<2@c>', maria, '<1@c>', drift)]);
    expect(await fixture.ticketOf('<2@c>')).toBe(1);
    await fixture.policy({ otherSubject: 'new-ticket' });
    await fixture.receive([follow('<3@c>', maria, '<2@c>', { subject: 'Re: Troca de senha' })]);
    expect(await fixture.ticketOf('<3@c>')).toBe(1);
    await fixture.receive([follow('<4@c>', maria, '<1@c>', { subject: 'Nota fiscal' })]);
    await fixture.receive([follow('<5@c>', maria, '<1@c>', { subject: 'Nota fiscal' })]);
    expect(await ticketsOf('<4@c>', '<5@c>')).toEqual([2, 2]);
    expect(await whyOf('<4@c>')).toMatchObject({ insteadOf: { ticketId: 1, because: 'other-subject' } });
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
