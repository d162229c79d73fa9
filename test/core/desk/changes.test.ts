import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk({ clock: () => 1_790_000_000_000 });
});
afterEach(() => fixture.stop());

const latest = async () => (await fixture.desk.changes.list(ana, { limit: 1 }))[0];

test('a change tells who, when, what, before and after, and of a secret only that it changed', async () => {
  const { desk } = fixture;
  const account = await desk.accounts.add(ana, await fixture.settings(), { incoming: 'segredo-1' });
  expect(await latest()).toMatchObject({
    at: 1_790_000_000_000,
    actor: { id: 'UANA', name: 'Ana' },
    action: 'add',
    subject: { kind: 'account', id: account.id, name: 'SAC' },
  });
  const signature = 'Equipe SAC';
  const edited = await desk.accounts.edit(
    ana,
    account.id,
    account.version,
    { ...account, signature, receiving: { ...account.receiving, folders: ['INBOX', 'Vendas'] } },
    { incoming: 'segredo-2' },
  );
  expect((await latest())?.fields).toEqual([
    { field: 'receiving.folders', before: 'INBOX', after: 'INBOX, Vendas' },
    { field: 'signature', before: null, after: signature },
    { field: 'incoming.password', before: null, after: null, secret: true },
  ]);
  await desk.accounts.deactivate(ana, account.id);
  expect(await latest()).toMatchObject({ action: 'deactivate', fields: [] });
  await desk.accounts.deactivate(ana, account.id);
  await desk.accounts.activate(ana, account.id);
  await desk.accounts.remove(ana, edited.id);
  expect(await desk.changes.list(ana, { limit: 10, subjectId: account.id })).toMatchObject([
    { action: 'remove' },
    { action: 'activate' },
    { action: 'deactivate' },
    { action: 'edit' },
    { action: 'add' },
  ]);
  const stored = new DatabaseSync(`${fixture.folder}/inbox-email.sqlite`, { readOnly: true })
    .prepare('select group_concat(fields_json) as all_of_it from change_log')
    .get();
  expect(JSON.stringify(stored)).not.toContain('segredo');
});

test('an edit that changes nothing leaves no trace, and one that is refused neither', async () => {
  const { desk } = fixture;
  const account = await desk.accounts.add(ana, await fixture.settings(), { incoming: 'x' });
  const before = await latest();
  await desk.accounts.edit(ana, account.id, account.version, account, {});
  await expect(desk.accounts.edit(ana, account.id, 99, { ...account, name: 'Y' }, {})).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(desk.groups.remove(ana, account.groupId)).rejects.toMatchObject({ code: 'in-use' });
  expect(await latest()).toEqual(before);
});

test('groups, types, rules, supervisors and observers are in it too', async () => {
  const { desk } = fixture;
  const group = await desk.groups.add(ana, { name: 'Vendas', channel: null });
  await desk.groups.edit(ana, { ...group, channel: 'C1' });
  expect((await latest())?.fields).toEqual([{ field: 'channel', before: null, after: 'C1' }]);
  await desk.groups.remove(ana, group.id);
  const type = await desk.ticketTypes.add(ana, { name: 'Dúvida' });
  await desk.ticketTypes.edit(ana, { ...type, name: 'Dúvidas' });
  await desk.ticketTypes.remove(ana, type.id);
  const rule = await desk.rules.add(ana, {
    name: 'Boletins',
    accountId: null,
    conditions: [{ field: 'subject', operator: 'contains', value: 'newsletter' }],
    actions: [{ do: 'close' }],
  });
  await desk.rules.move(ana, rule.id, 'up');
  await desk.rules.deactivate(ana, rule.id);
  await desk.rules.remove(ana, rule.id);
  await desk.supervisors.set(ana, ['U2', 'U1']);
  expect((await latest())?.fields).toEqual([{ field: 'people', before: null, after: 'U1, U2' }]);
  await desk.observers.set(ana, ['U3']);
  const told = (await desk.changes.list(ana, { limit: 20 })).map(({ action, subject }) => `${action} ${subject.kind}`);
  expect(told.reverse()).toEqual([
    ...['add group', 'edit group', 'remove group', 'add type', 'edit type', 'remove type'],
    ...['add rule', 'move rule', 'deactivate rule', 'remove rule', 'edit supervisors', 'edit observers'],
  ]);
});

test('pages go back in time', async () => {
  const { desk } = fixture;
  for (let index = 0; index < 5; index++) await desk.observers.set(ana, [`U${index}`]);
  const first = await desk.changes.list(ana, { limit: 3 });
  const rest = await desk.changes.list(ana, { limit: 3, before: first.at(-1)?.id ?? 0 });
  expect([...first, ...rest].map(({ fields }) => fields[0]?.after)).toEqual(['U4', 'U3', 'U2', 'U1', 'U0']);
});
