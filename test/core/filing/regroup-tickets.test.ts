import type { Actor } from '@inbox-email/core/desk.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FilingFixture, startFiling, type WrittenMail } from './filing-fixture.ts';

const ana: Actor = { id: 'UANA', name: 'Ana', role: 'supervisor' };
const bruno: Actor = { id: 'UBRUNO', name: 'Bruno', role: 'agent' };
const maria = 'Maria <maria@cliente.example>';
const paulo = 'Paulo <paulo@outro.example>';

let fixture: FilingFixture;
beforeEach(async () => {
  fixture = await startFiling();
});
afterEach(() => fixture.stop());

const answerTo = (id: string, from: string, inReplyTo: string, over: Partial<WrittenMail> = {}): WrittenMail => ({
  ...{ id, from, inReplyTo, references: [inReplyTo], subject: 'Re: Pedido atrasado' },
  ...over,
});
const reply = (ticketId: number, key: string) =>
  fixture.tickets.reply(bruno, ticketId, { text: `Answer ${key}`, idempotencyKey: key });
const idsIn = async (ticketId: number) => (await fixture.tickets.messages(ticketId)).map(({ messageId }) => messageId);
const eventTypes = async () => (await fixture.events()).map(({ type }) => type);

describe('a merged ticket', () => {
  let ours: string;
  beforeEach(async () => {
    await fixture.receive([
      { id: '<a@c>', from: maria },
      { id: '<b@o>', from: paulo, subject: 'Encomenda' },
    ]);
    ours = (await reply(2, 'to paulo')).messageId;
    await fixture.tickets.merge(bruno, 2, 1);
  });

  test('gives its mails to the other, is closed, and both tell of each other', async () => {
    expect(await idsIn(1)).toEqual(['<a@c>', '<b@o>', ours]);
    expect(await idsIn(2)).toEqual([]);
    expect(await fixture.tickets.get(2)).toMatchObject({ status: 'closed', mergedInto: 1 });
    expect(await fixture.tickets.links(1)).toEqual([{ kind: 'merged', direction: 'from', ticketId: 2 }]);
    expect(await fixture.tickets.links(2)).toEqual([{ kind: 'merged', direction: 'to', ticketId: 1 }]);
    const messageIds = [await fixture.messageOf('<b@o>'), await fixture.messageOf(ours)];
    expect((await fixture.events()).at(-1)).toMatchObject({
      ...{ type: 'ticket.merged', ticketId: 2, intoTicketId: 1, actorId: 'UBRUNO', messageIds },
    });
    expect(await fixture.tickets.why(messageIds[0] ?? 0)).toMatchObject({
      rule: 'new',
      moves: [{ how: 'merged', from: 2, to: 1, actorId: 'UBRUNO' }],
    });
  });

  test('leads what comes later to the other: answers to its mails, to our signed IDs, and its tag', async () => {
    await fixture.receive([
      answerTo('<1@o>', paulo, ours),
      answerTo('<2@o>', paulo, '<b@o>'),
      { id: '<3@o>', from: paulo, subject: 'Encomenda [#2]' },
    ]);
    expect((await idsIn(1)).slice(3)).toEqual(['<1@o>', '<2@o>', '<3@o>']);
    expect(await fixture.tickets.why(await fixture.messageOf('<3@o>'))).toMatchObject({ rule: 'subject-tag' });
  });

  test('is answered where its mails are', async () => {
    const answer = await reply(2, 'after');
    expect(answer.ticketId).toBe(1);
    expect(answer.subject).toBe('Re: Pedido atrasado [#1]');
    expect((await fixture.tickets.recipients(2)).to).toEqual([{ name: 'Paulo', address: 'paulo@outro.example' }]);
  });

  test('can neither be closed nor reopened nor merged elsewhere', async () => {
    await fixture.receive([{ id: '<c@c>', from: maria, subject: 'Outro' }]);
    const conflict = { code: 'conflict' };
    await expect(fixture.tickets.reopen(bruno, 2)).rejects.toMatchObject(conflict);
    await expect(fixture.tickets.close(bruno, 2)).rejects.toMatchObject(conflict);
    await expect(fixture.tickets.merge(bruno, 2, 3)).rejects.toMatchObject(conflict);
    await expect(fixture.tickets.merge(bruno, 1, 2)).rejects.toMatchObject(conflict);
  });

  test('is merged once, however often it is asked for', async () => {
    const before = await eventTypes();
    expect((await fixture.tickets.merge(ana, 2, 1)).id).toBe(1);
    expect(await eventTypes()).toEqual(before);
  });

  test('leads on to a third when the other is merged too', async () => {
    await fixture.receive([{ id: '<c@c>', from: maria, subject: 'Outro' }]);
    await fixture.tickets.merge(bruno, 1, 3);
    expect(await fixture.tickets.get(2)).toMatchObject({ mergedInto: 3 });
    await fixture.receive([answerTo('<1@o>', paulo, ours), { id: '<2@o>', from: paulo, subject: '[#2]' }]);
    expect((await idsIn(3)).slice(-2)).toEqual(['<1@o>', '<2@o>']);
    // Whoever chose the second before it went there means the third.
    await fixture.receive([{ id: '<d@c>', from: maria, subject: 'Mais um' }]);
    expect((await fixture.tickets.merge(bruno, 4, 2)).id).toBe(3);
  });
});

describe('merging', () => {
  beforeEach(async () => {
    await fixture.addAccount('vendas', 'vendas@empresa.example');
    await fixture.receive([
      { id: '<a@c>', from: maria },
      { id: '<b@o>', from: paulo },
    ]);
    await fixture.receive([{ id: '<v@c>', from: maria }], 'vendas');
  });

  test('is refused for a ticket of another account, one that is not there, and itself', async () => {
    await expect(fixture.tickets.merge(bruno, 1, 3)).rejects.toMatchObject({ code: 'unknown' });
    await expect(fixture.tickets.merge(bruno, 1, 99)).rejects.toMatchObject({ code: 'unknown' });
    await expect(fixture.tickets.merge(bruno, 99, 1)).rejects.toMatchObject({ code: 'unknown' });
    await expect(fixture.tickets.merge(bruno, 1, 1)).rejects.toMatchObject({ code: 'invalid' });
    expect(await eventTypes()).toEqual(['ticket.opened', 'ticket.opened', 'ticket.opened']);
  });

  test('both ways at once happens one way', async () => {
    const outcomes = await Promise.allSettled([fixture.tickets.merge(bruno, 1, 2), fixture.tickets.merge(ana, 2, 1)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await eventTypes()).filter((type) => type === 'ticket.merged')).toHaveLength(1);
  });

  test('reopens the other where something was still to be done', async () => {
    await fixture.tickets.close(bruno, 2);
    await fixture.tickets.merge(bruno, 1, 2);
    expect(await fixture.tickets.get(2)).toMatchObject({ status: 'open' });
    expect((await eventTypes()).slice(-2)).toEqual(['ticket.merged', 'ticket.reopened']);
  });

  test('offers the account’s other tickets, by number, subject and requester', async () => {
    fixture.pass(1000);
    await fixture.receive([
      { id: '<c@c>', from: maria, subject: '100% algodão_cru' },
      { id: '<d@c>', from: 'Zé <ze@z.example>', subject: 'Camisa' },
    ]);
    await fixture.tickets.close(bruno, 5);
    const offered = async (words: string) =>
      (await fixture.tickets.mergeTargets(bruno, 1, words, 10)).map(({ id }) => id);
    expect(await offered('')).toEqual([4, 2, 5]);
    expect(await offered('#2')).toEqual([2]);
    expect(await offered('camisa')).toEqual([5]);
    expect(await offered('100%')).toEqual([4]);
    expect(await offered('%')).toEqual([4]);
    expect(await offered('o_c')).toEqual([4]);
    expect(await offered('outro.example')).toEqual([2]);
    expect(await offered('3')).toEqual([]);
    await fixture.tickets.merge(bruno, 2, 4);
    expect(await offered('')).toEqual([4, 5]);
    await expect(fixture.tickets.mergeTargets(bruno, 99, '', 10)).rejects.toMatchObject({ code: 'unknown' });
  });
});

describe('a split', () => {
  let ours: string;
  beforeEach(async () => {
    await fixture.receive([
      { id: '<1@c>', from: maria },
      answerTo('<2@c>', maria, '<1@c>', { subject: 'RES: Troca de senha [#1]' }),
    ]);
    ours = (await reply(1, 'about the password')).messageId;
    await fixture.receive([answerTo('<3@c>', maria, '<1@c>')]);
  });
  const messageOf = (id: string) => fixture.messageOf(id);
  const split = async (id: string, over: { alsoLater?: boolean; idempotencyKey?: string } = {}) =>
    fixture.tickets.split(bruno, 1, await messageOf(id), { alsoLater: false, idempotencyKey: 'view-1', ...over });

  test('makes a new ticket of one mail, linked, with its subject', async () => {
    const made = await split('<2@c>');
    expect(made).toMatchObject({
      ...{ id: 2, status: 'open', subject: 'Troca de senha', groupId: 'group', ticketTypeId: 'type' },
      requester: { name: 'Maria', address: 'maria@cliente.example' },
    });
    expect(await idsIn(1)).toEqual(['<1@c>', ours, '<3@c>']);
    expect(await idsIn(2)).toEqual(['<2@c>']);
    expect(await fixture.tickets.links(2)).toEqual([{ kind: 'split', direction: 'to', ticketId: 1 }]);
    expect((await fixture.events()).at(-1)).toMatchObject({
      ...{ type: 'ticket.split', ticketId: 1, newTicketId: 2, actorId: 'UBRUNO' },
      messageIds: [await messageOf('<2@c>')],
    });
  });

  test('takes those after it along where that is wanted', async () => {
    await split('<2@c>', { alsoLater: true });
    expect(await idsIn(1)).toEqual(['<1@c>']);
    expect(await idsIn(2)).toEqual(['<2@c>', ours, '<3@c>']);
  });

  test('leads answers to the moved mails into the new ticket, and others into the old one', async () => {
    await split('<2@c>', { alsoLater: true });
    await fixture.receive([
      answerTo('<4@c>', maria, ours, { references: ['<1@c>', '<2@c>', ours] }),
      answerTo('<5@c>', maria, '<3@c>', { references: ['<1@c>', ours, '<3@c>'] }),
      answerTo('<6@c>', maria, '<1@c>'),
    ]);
    expect((await idsIn(2)).slice(3)).toEqual(['<4@c>', '<5@c>']);
    expect(await idsIn(1)).toEqual(['<1@c>', '<6@c>']);
  });

  test('leads an answer to a moved mail there, though a signed ID of the old ticket stands behind it', async () => {
    await split('<3@c>');
    await fixture.receive([answerTo('<4@c>', maria, '<3@c>', { references: ['<1@c>', ours, '<3@c>'] })]);
    expect(await fixture.ticketOf('<4@c>')).toBe(2);
  });

  test('asked for twice makes one ticket, also at the same time', async () => {
    const [one, two] = await Promise.all([split('<2@c>'), split('<2@c>')]);
    expect([one.id, two.id]).toEqual([2, 2]);
    expect((await eventTypes()).filter((type) => type === 'ticket.split')).toHaveLength(1);
  });

  test('of a mail that somebody else has split off meanwhile is a conflict', async () => {
    await split('<2@c>');
    await expect(split('<2@c>', { idempotencyKey: 'view-2' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of the first mail is refused, and of one that is not there', async () => {
    await expect(split('<1@c>', { alsoLater: true })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ problem: 'first-message' }],
    });
    const wish = { alsoLater: false, idempotencyKey: 'x' };
    await expect(fixture.tickets.split(bruno, 1, 999, wish)).rejects.toMatchObject({ code: 'unknown' });
    await expect(fixture.tickets.split(bruno, 99, await messageOf('<2@c>'), wish)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('stays apart when a mail later names both halves, and can be merged back', async () => {
    await split('<2@c>');
    await fixture.receive([answerTo('<4@c>', maria, '<2@c>', { references: ['<1@c>', '<2@c>'] })]);
    expect(await fixture.ticketOf('<4@c>')).toBe(2);
    await fixture.tickets.merge(ana, 2, 1);
    expect(await idsIn(1)).toEqual(['<1@c>', '<2@c>', ours, '<3@c>', '<4@c>']);
    expect((await fixture.tickets.why(await messageOf('<2@c>')))?.moves).toMatchObject([
      { how: 'split', from: 1, to: 2 },
      { how: 'merged', from: 2, to: 1 },
    ]);
  });
});
