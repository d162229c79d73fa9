import { type Scope, scopes } from '@inbox-email/core/api-token.ts';
import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskFixture, startDesk } from '../desk.fixture.ts';

type Role = Actor['role'];
type Call = (desk: Desk, actor: Actor) => unknown;

const supervisors: readonly Role[] = ['supervisor'];
const observers: readonly Role[] = ['supervisor', 'observer'];
const everyone: readonly Role[] = ['supervisor', 'observer', 'agent'];

let settings: Parameters<Desk['accounts']['add']>[1];
const rule = {
  name: 'R',
  accountId: null,
  conditions: [{ field: 'subject' as const, operator: 'contains' as const, value: 'x' }],
  actions: [{ do: 'set-priority' as const, priority: 'high' as const }],
};
/** Nothing has this id: whoever may ask is told so, and nobody else is told anything. */
const gone = 'no-such-id';

/** Every method of the desk that takes an actor: who may call it, and a call of which nothing comes. */
const table: Record<string, [who: readonly Role[], call: Call]> = {
  'accounts.list': [observers, ({ accounts }, actor) => accounts.list(actor)],
  'accounts.get': [observers, ({ accounts }, actor) => accounts.get(actor, gone)],
  'accounts.detect': [supervisors, ({ accounts }, actor) => accounts.detect(actor, 'sac@gmail.com').next()],
  'accounts.add': [supervisors, ({ accounts }, actor) => accounts.add(actor, { ...settings, name: '' }, {})],
  'accounts.edit': [supervisors, ({ accounts }, actor) => accounts.edit(actor, gone, 1, settings, {})],
  'accounts.remove': [supervisors, ({ accounts }, actor) => accounts.remove(actor, gone)],
  'accounts.activate': [supervisors, ({ accounts }, actor) => accounts.activate(actor, gone)],
  'accounts.deactivate': [supervisors, ({ accounts }, actor) => accounts.deactivate(actor, gone)],
  'accounts.test': [supervisors, ({ accounts }, actor) => accounts.test(actor, gone).next()],
  'accounts.adaptLogin': [supervisors, ({ accounts }, actor) => accounts.adaptLogin(actor, gone, ['incoming'])],
  'accounts.folders': [supervisors, ({ accounts }, actor) => accounts.folders(actor, gone)],
  'accounts.readiness': [observers, ({ accounts }, actor) => accounts.readiness(actor, gone)],
  'accounts.dryRun': [supervisors, ({ accounts }, actor) => accounts.dryRun(actor, gone).next()],
  'accounts.errors': [observers, ({ accounts }, actor) => accounts.errors(actor, gone, 1)],
  'accounts.health': [observers, ({ accounts }, actor) => accounts.health(actor)],
  'accounts.audit': [supervisors, ({ accounts }, actor) => accounts.audit(actor, gone)],
  'accounts.quarantine': [observers, ({ accounts }, actor) => accounts.quarantine(actor, gone, 1)],
  'accounts.retryQuarantine': [supervisors, ({ accounts }, actor) => accounts.retryQuarantine(actor, gone)],
  'accounts.retryAffected': [supervisors, ({ accounts }, actor) => accounts.retryAffected(actor, gone)],
  'accounts.acceptCertificate': [
    supervisors,
    ({ accounts }, actor) => accounts.acceptCertificate(actor, gone, 'incoming', ''),
  ],
  'accounts.check': [supervisors, async ({ accounts }, actor) => accounts.check(actor, settings)],
  'signIn.begin': [
    supervisors,
    ({ signIn }, actor) =>
      signIn.begin(actor, {
        ...{ providerId: gone, redirectUri: 'http://127.0.0.1:9/', mailbox: 'sac@empresa.example' },
        ...{ state: 's', nonce: 'n', verifier: 'v'.repeat(43) },
      }),
  ],
  'signIn.finish': [
    supervisors,
    ({ signIn }, actor) =>
      signIn.finish(actor, gone, new URL('http://127.0.0.1:9/'), { state: 's', nonce: 'n', verifier: 'v'.repeat(43) }),
  ],
  'groups.add': [supervisors, ({ groups }, actor) => groups.add(actor, { name: '', channel: null })],
  'groups.edit': [
    supervisors,
    ({ groups }, actor) =>
      groups.edit(actor, {
        ...{ id: gone, name: 'Y', channel: null },
        followUp: { closedTicket: 'reopen', reopenForDays: 1, otherSubject: 'same-ticket' },
      }),
  ],
  'groups.remove': [supervisors, ({ groups }, actor) => groups.remove(actor, gone)],
  'ticketTypes.add': [supervisors, ({ ticketTypes }, actor) => ticketTypes.add(actor, { name: '' })],
  'ticketTypes.edit': [supervisors, ({ ticketTypes }, actor) => ticketTypes.edit(actor, { id: gone, name: 'Y' })],
  'ticketTypes.remove': [supervisors, ({ ticketTypes }, actor) => ticketTypes.remove(actor, gone)],
  'supervisors.set': [supervisors, (desk, actor) => desk.supervisors.set(actor, [])],
  'observers.set': [supervisors, (desk, actor) => desk.observers.set(actor, [])],
  'changes.list': [observers, ({ changes }, actor) => changes.list(actor, { limit: 1 })],
  'rules.list': [observers, ({ rules }, actor) => rules.list(actor)],
  'rules.add': [supervisors, ({ rules }, actor) => rules.add(actor, { ...rule, name: '' })],
  'rules.edit': [supervisors, ({ rules }, actor) => rules.edit(actor, gone, 1, rule)],
  'rules.remove': [supervisors, ({ rules }, actor) => rules.remove(actor, gone)],
  'rules.move': [supervisors, ({ rules }, actor) => rules.move(actor, gone, 'up')],
  'rules.activate': [supervisors, ({ rules }, actor) => rules.activate(actor, gone)],
  'rules.deactivate': [supervisors, ({ rules }, actor) => rules.deactivate(actor, gone)],
  'rules.try': [supervisors, ({ rules }, actor) => rules.try(actor, { ...rule, name: '' })],
  'tickets.reply': [everyone, ({ tickets }, actor) => tickets.reply(actor, 0, { text: 'x', idempotencyKey: 'x' })],
  'tickets.resend': [everyone, ({ tickets }, actor) => tickets.resend(actor, 0)],
  'tickets.close': [everyone, ({ tickets }, actor) => tickets.close(actor, 0)],
  'tickets.reopen': [everyone, ({ tickets }, actor) => tickets.reopen(actor, 0)],
  'tickets.mergeTargets': [everyone, ({ tickets }, actor) => tickets.mergeTargets(actor, 0, '', 1)],
  'tickets.merge': [everyone, ({ tickets }, actor) => tickets.merge(actor, 0, 1)],
  'tickets.split': [
    everyone,
    ({ tickets }, actor) => tickets.split(actor, 0, 0, { alsoLater: false, idempotencyKey: 'x' }),
  ],
  'apiTokens.list': [supervisors, ({ apiTokens }, actor) => apiTokens.list(actor)],
  'apiTokens.add': [supervisors, ({ apiTokens }, actor) => apiTokens.add(actor, { name: '', scopes: [] })],
  'apiTokens.revoke': [supervisors, ({ apiTokens }, actor) => apiTokens.revoke(actor, gone)],
  'webhooks.list': [supervisors, ({ webhooks }, actor) => webhooks.list(actor)],
  'webhooks.get': [supervisors, ({ webhooks }, actor) => webhooks.get(actor, gone)],
  'webhooks.add': [
    supervisors,
    ({ webhooks }, actor) => webhooks.add(actor, { url: '', types: [], idempotencyKey: 'x' }),
  ],
  'webhooks.remove': [supervisors, ({ webhooks }, actor) => webhooks.remove(actor, gone)],
  'webhooks.activate': [supervisors, ({ webhooks }, actor) => webhooks.activate(actor, gone)],
  'webhooks.replay': [supervisors, ({ webhooks }, actor) => webhooks.replay(actor, gone, 0)],
  'webhooks.deadLetters': [supervisors, ({ webhooks }, actor) => webhooks.deadLetters(actor, gone, 0, 1)],
  'webhooks.redrive': [supervisors, ({ webhooks }, actor) => webhooks.redrive(actor, gone)],
  'mailHook.get': [supervisors, ({ mailHook }, actor) => mailHook.get(actor)],
  'mailHook.set': [supervisors, ({ mailHook }, actor) => mailHook.set(actor, { url: '' })],
  'mailHook.remove': [supervisors, ({ mailHook }, actor) => mailHook.remove(actor)],
  'feed.after': [everyone, ({ feed }, actor) => feed.after(actor, 0, 1)],
  'tickets.list': [everyone, ({ tickets }, actor) => tickets.list(actor, { limit: 1 })],
  'tickets.write': [
    everyone,
    ({ tickets }, actor) =>
      tickets.write(actor, { accountId: gone, to: [], subject: '', text: '', idempotencyKey: 'x' }),
  ],
  'tickets.note': [everyone, ({ tickets }, actor) => tickets.note(actor, 0, { text: 'x', idempotencyKey: 'x' })],
  'tickets.change': [everyone, ({ tickets }, actor) => tickets.change(actor, 0, { priority: 'high' })],
};

/** What takes no actor: it tells nothing that not everybody in a group's channel sees, or belongs to the process itself. */
const withoutActor = [
  ...['signIn.providers', 'groups.list', 'ticketTypes.list', 'supervisors.list', 'observers.list'],
  ...['tickets.get', 'tickets.messages', 'tickets.message', 'tickets.recipients', 'tickets.why', 'tickets.links'],
  ...['tickets.notes', 'apiTokens.actorOf', 'apiTokens.nameOf'],
  ...['tickets.openAttachment', 'feed.read', 'feed.settle', 'feed.changed', 'storage', 'start', 'stop'],
];

let fixture: DeskFixture;
beforeAll(async () => {
  fixture = await startDesk();
  settings = await fixture.settings();
});
afterAll(() => fixture.stop());

test('the table knows every method of the desk', () => {
  const methods = Object.entries(fixture.desk).flatMap(([noun, part]) =>
    typeof part === 'function' ? [noun] : Object.keys(part).map((method) => `${noun}.${method}`),
  );
  expect([...Object.keys(table), ...withoutActor].sort()).toEqual(methods.sort());
});

describe.each(everyone)('as %s', (role) => {
  const actor: Actor = { id: 'U1', name: 'Dan', role };

  test.each(Object.entries(table))('%s', async (_, [who, call]) => {
    const refusal = await Promise.resolve()
      .then(() => call(fixture.desk, actor))
      .then(
        () => null,
        (error: { code?: string }) => error.code ?? 'failed',
      );
    if (who.includes(role)) expect(refusal).not.toBe('forbidden');
    else expect(refusal).toBe('forbidden');
  });
});

/** What a token may ask for with one scope, and with no other. */
const scopeOf: Record<string, Scope> = {
  ...{ 'accounts.list': 'accounts:read', 'accounts.get': 'accounts:read', 'accounts.errors': 'accounts:read' },
  ...{ 'accounts.health': 'accounts:read', 'accounts.test': 'accounts:write', 'accounts.audit': 'accounts:write' },
  ...{ 'accounts.activate': 'accounts:write', 'accounts.deactivate': 'accounts:write' },
  ...{ 'mailHook.get': 'webhooks:write', 'mailHook.remove': 'webhooks:write' },
  ...{ 'tickets.list': 'tickets:read', 'tickets.mergeTargets': 'tickets:read', 'feed.after': 'events:read' },
  ...Object.fromEntries(
    ['write', 'reply', 'note', 'resend', 'close', 'reopen', 'merge', 'split', 'change'].map((method) => [
      `tickets.${method}`,
      'tickets:write' as const,
    ]),
  ),
  ...Object.fromEntries(
    ['list', 'get', 'add', 'remove', 'activate', 'replay', 'deadLetters', 'redrive'].map((method) => [
      `webhooks.${method}`,
      'webhooks:write' as const,
    ]),
  ),
};

test.each(Object.entries(table))('a token may ask for %s with the scope for it alone', async (name, [, call]) => {
  for (const scope of scopes) {
    const actor: Actor = { id: 'token:x', name: 'n8n', role: 'agent', scopes: [scope] };
    const refusal = await Promise.resolve()
      .then(() => call(fixture.desk, actor))
      .then(
        () => null,
        (error: { code?: string }) => error.code ?? 'failed',
      );
    if (scopeOf[name] === scope) expect(refusal, scope).not.toBe('forbidden');
    else expect(refusal, scope).toBe('forbidden');
  }
});

test('whoever sets the mail hook reads and decides about mail, and needs the scopes for both', async () => {
  const set = (scopesOf: readonly (typeof scopes)[number][]) =>
    fixture.desk.mailHook.set({ id: 'token:x', name: 'n8n', role: 'agent', scopes: scopesOf }, { url: '' });
  const all = ['webhooks:write', 'tickets:read', 'tickets:write'] as const;
  for (const missing of all) {
    await expect(set(all.filter((scope) => scope !== missing))).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(set(all)).rejects.toMatchObject({ code: 'invalid' });
});

test('an id of nothing, or of something that was removed, is unknown: never something of somebody else', async () => {
  const supervisor: Actor = { id: 'U1', name: 'Ana', role: 'supervisor' };
  const { accounts } = fixture.desk;
  const account = await accounts.add(supervisor, settings, { incoming: 'x' });
  await accounts.remove(supervisor, account.id);
  for (const id of [account.id, gone, '', `${account.id} `]) {
    await expect(accounts.get(supervisor, id)).rejects.toMatchObject({ code: 'unknown' });
    await expect(accounts.activate(supervisor, id)).rejects.toMatchObject({ code: 'unknown' });
    await expect(accounts.test(supervisor, id).next()).rejects.toMatchObject({ code: 'unknown' });
  }
});
