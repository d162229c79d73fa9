import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Grant } from '@inbox-email/core/account/grant.ts';
import { createVault } from '@inbox-email/core/account/secrets.ts';
import { createAccessTokens } from '@inbox-email/core/oauth/access-tokens.ts';
import { createProviders } from '@inbox-email/core/oauth/providers.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { findGrant, putGrant } from '@inbox-email/core/store/grants.ts';
import { createStorage } from '@inbox-email/core/store/storage.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { address, grantOf, providerOfTest, registered } from './signing-in.fixture.ts';

const hour = 3_600_000;
const vault = createVault([new Uint8Array(32).fill(3)]);

/** An account whose person has signed in, and a clock to turn. */
async function signedIn() {
  const server = await providerOfTest();
  const folder = mkdtempSync(`${tmpdir()}/tokens-`);
  let now = Date.now();
  const clock = () => now;
  const db = await openDatabase(`${folder}/inbox-email.sqlite`, {}, createStorage(clock));
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  await sql`PRAGMA foreign_keys = OFF`.execute(db);
  const grant = await grantOf(server, address);
  await putGrant(db, vault, 'sac', grant, now);
  const start = () => createAccessTokens({ db, vault, clock, providers: createProviders([registered(server)]) });
  return {
    ...{ server, db, grant, start, clock },
    tokens: start(),
    later: (milliseconds: number) => {
      now += milliseconds;
    },
    refreshes: () => server.grants.filter((kind) => kind === 'refresh_token').length,
    stored: async () => {
      const found = await findGrant(db, vault, 'sac');
      if (found === null) throw new Error('There is none');
      return { accessToken: found.accessToken(), refreshToken: found.refreshToken() };
    },
  };
}

test('a token that is still good is used as it is', async () => {
  const { tokens, grant, refreshes } = await signedIn();
  const bearer = tokens.bearerOf('sac');
  expect(await bearer.token()).toBe(grant.accessToken);
  expect(bearer.given).toEqual([grant.accessToken]);
  expect(refreshes()).toBe(0);
});

test('ten that ask at the same time share one refresh, and the new refresh token is stored before any gets its token', async () => {
  const { tokens, grant, later, refreshes, stored, server } = await signedIn();
  later(hour);
  const given = await Promise.all(Array.from({ length: 10 }, () => tokens.bearerOf('sac').token()));
  expect(new Set(given).size).toBe(1);
  expect(given[0]).not.toBe(grant.accessToken);
  expect(refreshes()).toBe(1);
  expect((await stored()).accessToken).toBe(given[0]);
  expect((await stored()).refreshToken).not.toBe(grant.refreshToken);
  expect(await server.introspect(given[0] ?? '')).toMatchObject({ active: true, username: address });
  later(hour);
  await tokens.bearerOf('sac').token();
  expect(refreshes()).toBe(2);
});

test('a refreshed token that cannot be stored is given to nobody, and not lost', async () => {
  const { tokens, db, later, refreshes, stored } = await signedIn();
  later(hour);
  await sql`CREATE TRIGGER full BEFORE UPDATE ON account_grant BEGIN SELECT RAISE(ABORT, 'full'); END`.execute(db);
  await expect(tokens.bearerOf('sac').token()).rejects.toBeDefined();
  await expect(tokens.bearerOf('sac').token()).rejects.toBeDefined();
  expect(refreshes()).toBe(1);
  await sql`DROP TRIGGER full`.execute(db);
  const token = await tokens.bearerOf('sac').token();
  expect(refreshes()).toBe(1);
  expect((await stored()).accessToken).toBe(token);
});

test('a token that a server refused is not used again, also after a restart it is refreshed only when it runs out', async () => {
  const { tokens, grant, start, refreshes } = await signedIn();
  const bearer = tokens.bearerOf('sac');
  await bearer.token();
  bearer.refused();
  const next = await bearer.token();
  expect(next).not.toBe(grant.accessToken);
  expect(await start().bearerOf('sac').token()).toBe(next);
  expect(refreshes()).toBe(1);
});

test('who signs in anew while a refresh is under way is not overwritten by it', async () => {
  const { tokens, db, later, server, stored, clock } = await signedIn();
  later(hour);
  const anew: Grant = { ...(await grantOf(server, address)), expiresAt: clock() + hour };
  server.beforeTokens = () => putGrant(db, vault, 'sac', anew, clock());
  expect(await tokens.bearerOf('sac').token()).toBe(anew.accessToken);
  expect((await stored()).refreshToken).toBe(anew.refreshToken);
});

test('what was taken back at the provider has to be signed in for again', async () => {
  const { tokens, later, server } = await signedIn();
  await server.revokeAll();
  later(hour);
  const failing = tokens.bearerOf('sac').token();
  await expect(failing).rejects.toMatchObject({ stage: 'sign-in', cause: { code: 'EGRANTGONE' } });
  await expect(tokens.bearerOf('nobody').token()).rejects.toMatchObject({ cause: { code: 'ENOGRANT' } });
});

test('no token stands readable in the database', async () => {
  const { db, grant } = await signedIn();
  const rows = JSON.stringify(await db.selectFrom('account_grant').selectAll().execute());
  expect(rows).not.toContain(grant.accessToken);
  expect(rows).not.toContain(grant.refreshToken);
});
