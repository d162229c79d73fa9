import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../desk.fixture.ts';

let now = Date.UTC(2026, 10, 25);
let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk({ clock: () => now });
});
afterEach(() => fixture.stop());

test('a token opens what its scopes say, and nothing once it is revoked', async () => {
  const { apiTokens, tickets, accounts } = fixture.desk;
  const { token, secret } = await apiTokens.add(ana, { name: ' n8n ', scopes: ['tickets:read'] });
  expect(token).toMatchObject({ name: 'n8n', scopes: ['tickets:read'], createdBy: 'UANA', lastUsedAt: null });
  expect(secret).toMatch(/^ibx_[\w-]{32}$/);
  const actor = (await apiTokens.actorOf(secret)) ?? expect.fail('nobody');
  expect(await tickets.list(actor, { limit: 10 })).toEqual([]);
  await expect(tickets.close(actor, 1)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(accounts.list(actor)).rejects.toMatchObject({ code: 'forbidden' });
  // What is for people alone stays so, whatever a token may do.
  await expect(apiTokens.list(actor)).rejects.toMatchObject({ code: 'forbidden' });
  await apiTokens.revoke(ana, token.id);
  expect(await apiTokens.actorOf(secret)).toBeNull();
  expect(await apiTokens.list(ana)).toEqual([]);
  expect(await apiTokens.nameOf(token.id)).toBe('n8n');
  await expect(apiTokens.revoke(ana, token.id)).rejects.toMatchObject({ code: 'unknown' });
});

test('only what a token hashes to is stored', async () => {
  const { secret } = await fixture.desk.apiTokens.add(ana, { name: 'n8n', scopes: ['events:read'] });
  const stored = await fixture.database.selectFrom('api_token').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(secret.slice(4));
  expect(stored[0]?.secret_hash).toBe(createHash('sha256').update(secret).digest('hex'));
});

test('the last use is noted once a minute', async () => {
  const { apiTokens } = fixture.desk;
  const { secret } = await apiTokens.add(ana, { name: 'n8n', scopes: ['events:read'] });
  const lastUse = async () => (await apiTokens.list(ana))[0]?.lastUsedAt;
  const first = now;
  await apiTokens.actorOf(secret);
  now += 30_000;
  await apiTokens.actorOf(secret);
  expect(await lastUse()).toBe(first);
  now += 30_000;
  await apiTokens.actorOf(secret);
  expect(await lastUse()).toBe(now);
});

test('a token without a name, or with nothing or the unknown to do, is refused field by field', async () => {
  const add = (name: string, scopes: string[]) => fixture.desk.apiTokens.add(ana, { name, scopes });
  await expect(add(' ', [])).rejects.toMatchObject({
    issues: [
      { path: 'name', problem: 'required' },
      { path: 'scopes', problem: 'required' },
    ],
  });
  await expect(add('x', ['everything'])).rejects.toMatchObject({ issues: [{ path: 'scopes', problem: 'unknown' }] });
});
