import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { RuleSettingsInput } from '@inbox-email/core/ticket/rules/rule.ts';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { ana, bruno, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';
import { words } from '../ticket/rules/rule-fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

const address = 'sac@empresa.example';
async function addAccount() {
  const password = fixture.mail.mailboxes.find((mailbox) => mailbox.address === address)?.password ?? '';
  const { id } = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password });
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'the account is online');
  return id;
}

function customerWrites(over: { id?: string; subject?: string; inReplyTo?: string; from?: string; headers?: string }) {
  const { id = '1', subject = 'Reclamação', inReplyTo, from = 'Maria <maria@cliente.example>', headers = '' } = over;
  const thread = inReplyTo === undefined ? '' : `In-Reply-To: ${inReplyTo}\r\n`;
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
  fixture.mail.deliver(
    `${headers}From: ${from}\r\nTo: ${address}\r\nSubject: ${encoded}\r\nMessage-ID: <${id}@cliente.example>\r\n${thread}Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n\r\nOnde está?\r\n`,
    { from: 'maria@cliente.example', to: address },
  );
}

const complaint = words('subject', 'contains', 'reclamacao');
const settings = (over: Partial<RuleSettingsInput> = {}): RuleSettingsInput => ({
  name: 'Reclamações',
  conditions: [complaint],
  actions: [{ do: 'set-priority', priority: 'high' }],
  ...over,
});
const add = (over: Partial<RuleSettingsInput> = {}) => fixture.desk.rules.add(ana, settings(over));
const refused = (code: DeskError['code']) => expect.objectContaining({ code });
const names = async () => (await fixture.desk.rules.list(ana)).map(({ name }) => name);

describe('rules at the desk', () => {
  test('are for supervisors: an agent may not even see them', async () => {
    const { rules } = fixture.desk;
    const { id } = await add();
    for (const attempt of [
      () => rules.list(bruno),
      () => rules.add(bruno, settings()),
      () => rules.edit(bruno, id, 1, settings()),
      () => rules.remove(bruno, id),
      () => rules.move(bruno, id, 'up'),
      () => rules.activate(bruno, id),
      () => rules.deactivate(bruno, id),
      () => rules.try(bruno, settings()),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('forbidden'));
    }
  });

  test('answer a foreign id as unknown', async () => {
    const { rules } = fixture.desk;
    for (const attempt of [
      () => rules.edit(ana, 'elsewhere', 1, settings()),
      () => rules.remove(ana, 'elsewhere'),
      () => rules.move(ana, 'elsewhere', 'up'),
      () => rules.activate(ana, 'elsewhere'),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('unknown'));
    }
  });

  test('name what they do not accept: words, and accounts, groups and types that are not there', async () => {
    const issues = async (over: Partial<RuleSettingsInput>) => {
      const error = await add(over).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DeskError);
      return (error as DeskError).issues.map(({ path, problem }) => `${path}: ${problem}`);
    };
    expect(await issues({ name: '' })).toEqual(['name: required']);
    expect(await issues({ accountId: 'gone' })).toEqual(['accountId: unknown']);
    expect(
      await issues({
        actions: [
          { do: 'set-group', groupId: 'gone' },
          { do: 'set-type', ticketTypeId: 'gone' },
        ],
      }),
    ).toEqual(['actions.0.groupId: unknown', 'actions.1.ticketTypeId: unknown']);
  });

  test('are edited from the version that was seen: of two at once the second is told', async () => {
    const { id, version } = await add();
    expect((await fixture.desk.rules.edit(ana, id, version, settings({ name: 'Nova' }))).version).toBe(2);
    await expect(fixture.desk.rules.edit(ana, id, version, settings())).rejects.toEqual(refused('conflict'));
    expect(await names()).toEqual(['Nova']);
  });

  test('keep their order, move by one place and stay at the ends', async () => {
    const [a, b] = [await add({ name: 'A' }), await add({ name: 'B' })];
    await add({ name: 'C' });
    await fixture.desk.rules.move(ana, a.id, 'down');
    expect(await names()).toEqual(['B', 'A', 'C']);
    await fixture.desk.rules.move(ana, b.id, 'up');
    expect(await names()).toEqual(['B', 'A', 'C']);
    await fixture.desk.rules.remove(ana, a.id);
    await add({ name: 'D' });
    expect(await names()).toEqual(['B', 'C', 'D']);
  });

  test('a group or type that a rule sets cannot be removed under it', async () => {
    const group = await fixture.desk.groups.add(ana, { name: 'Vendas', channel: null });
    const type = await fixture.desk.ticketTypes.add(ana, { name: 'Vendas' });
    const { id } = await add({
      actions: [
        { do: 'set-group', groupId: group.id },
        { do: 'set-type', ticketTypeId: type.id },
      ],
    });
    await expect(fixture.desk.groups.remove(ana, group.id)).rejects.toEqual(refused('in-use'));
    await expect(fixture.desk.ticketTypes.remove(ana, type.id)).rejects.toEqual(refused('in-use'));
    await fixture.desk.rules.remove(ana, id);
    await fixture.desk.groups.remove(ana, group.id);
    await fixture.desk.ticketTypes.remove(ana, type.id);
  });
});

describe('a mail that a rule applies to', () => {
  test('opens a ticket in the group and of the type, priority and person that the rule says, and says why', async () => {
    await addAccount();
    const group = await fixture.desk.groups.add(ana, { name: 'Ouvidoria', channel: null });
    const type = await fixture.desk.ticketTypes.add(ana, { name: 'Reclamações' });
    const { id } = await add({
      actions: [
        { do: 'set-group', groupId: group.id },
        { do: 'set-type', ticketTypeId: type.id },
        { do: 'set-priority', priority: 'urgent' },
        { do: 'assign', assigneeId: bruno.id },
      ],
    });
    customerWrites({});
    const { ticketId, messageId } = await fixture.next('ticket.opened');
    expect(await fixture.desk.tickets.get(ticketId)).toMatchObject({
      groupId: group.id,
      ticketTypeId: type.id,
      priority: 'urgent',
      assigneeId: bruno.id,
      status: 'open',
    });
    expect((await fixture.desk.tickets.message(messageId)).rules).toEqual([
      { ruleId: id, name: 'Reclamações', matched: [complaint] },
    ]);
  });

  test('is filed as ever while the rule is switched off', async () => {
    await addAccount();
    const { id } = await add({ actions: [{ do: 'ignore' }] });
    await fixture.desk.rules.deactivate(ana, id);
    customerWrites({});
    const { ticketId, messageId } = await fixture.next('ticket.opened');
    expect(await fixture.desk.tickets.get(ticketId)).toMatchObject({ priority: 'normal', assigneeId: null });
    expect((await fixture.desk.tickets.message(messageId)).rules).toEqual([]);
  });

  test('is ignored without a ticket, and the audit says by which rule', async () => {
    const accountId = await addAccount();
    await add({ name: 'Boletins', actions: [{ do: 'ignore' }] });
    customerWrites({});
    const [audit] = await fixture.desk.accounts.audit(ana, accountId);
    expect(audit).toMatchObject({ unaccounted: 0, ignored: { 'rule: Boletins': 1 } });
    expect(audit?.verdicts).toMatchObject({ opened: 0, ignored: 1 });
  });

  test('opens its ticket closed', async () => {
    await addAccount();
    await add({ actions: [{ do: 'close' }] });
    customerWrites({});
    const { ticketId } = await fixture.next('ticket.opened');
    expect((await fixture.desk.tickets.get(ticketId)).status).toBe('closed');
  });

  test('changes the ticket that it joins only where the rule wants every mail', async () => {
    await addAccount();
    customerWrites({ id: '1', subject: 'Pedido' });
    const { ticketId } = await fixture.next('ticket.opened');
    await add({ name: 'Só novos', actions: [{ do: 'set-priority', priority: 'low' }] });
    await add({
      name: 'Todos',
      appliesTo: 'every-mail',
      actions: [{ do: 'set-priority', priority: 'urgent' }, { do: 'close' }],
    });
    customerWrites({ id: '2', inReplyTo: '<1@cliente.example>' });
    const { messageId } = await fixture.next('message.received');
    expect(await fixture.next('ticket.changed')).toMatchObject({
      ticketId,
      actorId: null,
      changes: { priority: { from: 'normal', to: 'urgent' } },
    });
    expect(await fixture.next('ticket.closed')).toMatchObject({ ticketId, actorId: null });
    expect(await fixture.desk.tickets.get(ticketId)).toMatchObject({ priority: 'urgent', status: 'closed' });
    expect((await fixture.desk.tickets.message(messageId)).rules.map(({ name }) => name)).toEqual(['Todos']);
  });

  test('is known by the alias that only the server wrote down', async () => {
    await addAccount();
    await add({ conditions: [words('recipient', 'is', 'promo@empresa.example')] });
    customerWrites({ headers: 'Delivered-To: promo@empresa.example\r\n' });
    const { ticketId } = await fixture.next('ticket.opened');
    expect((await fixture.desk.tickets.get(ticketId)).priority).toBe('high');
  });
});

describe('an answer by rule', () => {
  const template = 'Olá {name}, recebemos "{subject}" como {ticket}. {group}';
  const answering = { actions: [{ do: 'reply' as const, template }] };

  test('goes out once, marked as automatic, with its placeholders filled in', async () => {
    await addAccount();
    await add(answering);
    customerWrites({});
    const { ticketId } = await fixture.next('ticket.opened');
    const { messageId } = await fixture.next('reply.sent');
    const [answer] = await fixture.mail.waitForMails('maria@cliente.example', 1, AbortSignal.timeout(10_000));
    const raw = Buffer.from(answer?.raw ?? '').toString();
    expect(raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(raw).toMatch(/^In-Reply-To: <1@cliente\.example>\r$/m);
    const message = await fixture.desk.tickets.message(messageId);
    expect(message).toMatchObject({ direction: 'outgoing', authorId: null, automatic: 'reply: Reclamações' });
    expect(message.text).toBe(`Olá Maria, recebemos "Reclamação" como #${ticketId}. SAC`);

    customerWrites({ id: '2', subject: 'Outra reclamação' });
    const second = await fixture.next('ticket.opened');
    expect((await fixture.desk.tickets.message(second.messageId)).rules).toMatchObject([
      { name: 'Reclamações', unanswered: 'answered-lately' },
    ]);
    expect(fixture.mail.mails('maria@cliente.example')).toHaveLength(1);
  });

  test('is never given to a machine', async () => {
    await addAccount();
    await add(answering);
    customerWrites({ headers: 'Auto-Submitted: auto-replied\r\n' });
    const { messageId } = await fixture.next('ticket.opened');
    expect((await fixture.desk.tickets.message(messageId)).rules[0]?.unanswered).toBe('automatic-mail');
    expect(fixture.mail.mails('maria@cliente.example')).toHaveLength(0);
  });

  test('is never given to mail from before the account was added', async () => {
    const imap = await startScriptedImap();
    onTestFinished(() => imap.stop());
    const yesterday = new Date(Date.now() - 86_400_000);
    imap.inbox.deliver('From: maria@cliente.example\r\nSubject: Reclama\r\nMessage-ID: <1@c>\r\n\r\nOi\r\n', yesterday);
    await add({ ...answering, conditions: [] });
    const incoming = { technology: 'imap', host: '127.0.0.1', port: imap.port, login: 'sac' } as const;
    const receiving = { backlog: { from: 'everything' } } as const;
    await fixture.desk.accounts.add(ana, await fixture.settings({ incoming, receiving }), { incoming: 'x' });
    const { messageId } = await fixture.next('ticket.opened');
    expect((await fixture.desk.tickets.message(messageId)).rules[0]?.unanswered).toBe('backlog');
    expect(fixture.mail.mails('maria@cliente.example')).toHaveLength(0);
  });
});

describe('trying a rule', () => {
  test('tells which of the stored mails it would apply to, newest first, and changes nothing', async () => {
    const accountId = await addAccount();
    customerWrites({ id: '1' });
    await fixture.next('ticket.opened');
    customerWrites({ id: '2', subject: 'Elogio' });
    await fixture.next('ticket.opened');
    customerWrites({ id: '3', inReplyTo: '<1@cliente.example>' });
    await fixture.next('message.received');
    const before = await fixture.database.selectFrom('event').selectAll().execute();

    const ignoring = settings({ accountId, actions: [{ do: 'ignore' }] });
    expect(await fixture.desk.rules.try(ana, ignoring)).toMatchObject({
      looked: 3,
      matched: 1,
      mails: [
        {
          accountId,
          ticketId: 1,
          from: { name: 'Maria', address: 'maria@cliente.example' },
          subject: 'Reclamação',
          matched: [complaint],
        },
      ],
    });
    const every = await fixture.desk.rules.try(ana, { ...ignoring, appliesTo: 'every-mail' });
    expect(every.mails.map(({ mailId }) => mailId)).toEqual([3, 1]);

    expect(await fixture.database.selectFrom('event').selectAll().execute()).toEqual(before);
    expect(await fixture.desk.rules.list(ana)).toEqual([]);
    expect((await fixture.desk.accounts.audit(ana, accountId))[0]?.verdicts).toMatchObject({ opened: 2, appended: 1 });
  });

  test('still finds a mail that a rule has ignored, so that the rule can be mended', async () => {
    const accountId = await addAccount();
    await add({ actions: [{ do: 'ignore' }] });
    customerWrites({});
    await fixture.desk.accounts.audit(ana, accountId);
    const trial = await fixture.desk.rules.try(ana, settings());
    expect(trial).toMatchObject({ looked: 1, matched: 1, mails: [{ ticketId: null, subject: 'Reclamação' }] });
  });

  test('looks at the mail of the rule’s account alone', async () => {
    await addAccount();
    customerWrites({});
    await fixture.next('ticket.opened');
    const other = await fixture.desk.accounts.add(ana, await fixture.settings({ name: 'Vendas' }), { incoming: 'x' });
    expect(await fixture.desk.rules.try(ana, settings({ accountId: other.id }))).toMatchObject({ looked: 0 });
    expect(await fixture.desk.rules.try(ana, settings())).toMatchObject({ looked: 1, matched: 1 });
  });
});

describe('a ticket that a person changes', () => {
  test('says what changed, once, and by whom', async () => {
    await addAccount();
    customerWrites({});
    const { ticketId } = await fixture.next('ticket.opened');
    const change = { priority: 'low', assigneeId: bruno.id } as const;
    expect(await fixture.desk.tickets.change(bruno, ticketId, change)).toMatchObject(change);
    await fixture.desk.tickets.change(bruno, ticketId, change);
    await fixture.desk.tickets.change(bruno, ticketId, { assigneeId: null });
    expect(await fixture.next('ticket.changed')).toMatchObject({
      actorId: bruno.id,
      changes: { priority: { from: 'normal', to: 'low' }, assigneeId: { from: null, to: bruno.id } },
    });
    expect(await fixture.next('ticket.changed')).toMatchObject({
      changes: { assigneeId: { from: bruno.id, to: null } },
    });
  });

  test('goes to no group and type that is not there, and an unknown ticket stays unknown', async () => {
    await addAccount();
    customerWrites({});
    const { ticketId } = await fixture.next('ticket.opened');
    const { change } = fixture.desk.tickets;
    await expect(change(bruno, ticketId, { groupId: 'gone' })).rejects.toEqual(refused('invalid'));
    await expect(change(bruno, ticketId, { ticketTypeId: 'gone' })).rejects.toEqual(refused('invalid'));
    await expect(change(bruno, 999, { priority: 'low' })).rejects.toEqual(refused('unknown'));
  });
});
