import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { type ApiToken, actorIdOfToken, scopes } from '../api-token.ts';
import type { Desk } from '../desk.ts';
import { DeskError, type FieldIssue } from '../desk-error.ts';
import { insertToken, listTokens, nameOfToken, noteUse, revokeToken, secretHashes } from '../store/api-tokens.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';
import { requireSupervisor } from './permissions.ts';
import type { RecordChange } from './record-change.ts';

/** Tokens of the HTTP API: made and revoked by supervisors, in person. */
export function createApiTokenDesk(db: CoreDatabase, clock: Clock, record: RecordChange): Desk['apiTokens'] {
  return {
    async list(actor) {
      requireSupervisor(actor);
      return listTokens(db);
    },
    async add(actor, wish) {
      requireSupervisor(actor);
      const name = wish.name.trim();
      const issues = issuesOf(name, wish.scopes, (await listTokens(db)).length);
      if (issues.length > 0) throw new DeskError('invalid', 'The token cannot be made so', issues);
      const secret = `ibx_${randomBytes(secretBytes).toString('base64url')}`;
      const token: ApiToken = {
        ...{ id: randomUUID(), name, scopes: scopes.filter((scope) => wish.scopes.includes(scope)) },
        ...{ createdBy: actor.id, createdAt: clock(), lastUsedAt: null },
      };
      await db.transaction().execute(async (trx) => {
        await insertToken(trx, { ...token, secretHash: hashed(secret) });
        await record(trx, actor, { action: 'add', subject: subjectOf(token), after: { scopes: token.scopes } });
      });
      return { token, secret };
    },
    async revoke(actor, tokenId) {
      requireSupervisor(actor);
      const token = (await listTokens(db)).find(({ id }) => id === tokenId);
      await db.transaction().execute(async (trx) => {
        if (token === undefined || !(await revokeToken(trx, tokenId, clock()))) {
          throw new DeskError('unknown', 'There is no such token');
        }
        await record(trx, actor, { action: 'remove', subject: subjectOf(token), before: { scopes: token.scopes } });
      });
    },
    async actorOf(secret) {
      const token = await tokenOf(db, secret);
      if (token === undefined) return null;
      const now = clock();
      // Not at every call: it is a write. And whoever only reads shall be answered also while nothing can be written.
      if (now - (token.lastUsedAt ?? 0) >= usedEvery) await noteUse(db, token.id, now).catch(() => {});
      return { id: actorIdOfToken(token.id), name: token.name, role: 'agent', scopes: token.scopes };
    },
    nameOf: (tokenId) => nameOfToken(db, tokenId),
  };
}

const subjectOf = ({ id, name }: ApiToken) => ({ kind: 'token' as const, id, name });

/** 192 bits. */
const secretBytes = 24;
/** Milliseconds between notes of a token's use. */
const usedEvery = 60_000;
const nameAtMost = 75;
const tokensAtMost = 45;

function issuesOf(name: string, wished: readonly string[], present: number): FieldIssue[] {
  const issue = (path: string, problem: string) => [{ path, problem }];
  const known = (scope: string) => scopes.some((one) => one === scope);
  return [
    ...(name === '' ? issue('name', 'required') : []),
    ...(name.length > nameAtMost ? issue('name', 'too-long') : []),
    ...(wished.length === 0 ? issue('scopes', 'required') : []),
    ...(wished.every(known) ? [] : issue('scopes', 'unknown')),
    ...(present >= tokensAtMost ? issue('name', 'too-many') : []),
  ];
}

/** Compared with all of them, each in the same time: how long it takes tells nothing. */
async function tokenOf(db: CoreDatabase, secret: string): Promise<ApiToken | undefined> {
  const wanted = Buffer.from(hashed(secret));
  let found: string | undefined;
  for (const { id, secretHash } of await secretHashes(db)) {
    if (timingSafeEqual(Buffer.from(secretHash), wanted)) found = id;
  }
  return found === undefined ? undefined : (await listTokens(db)).find(({ id }) => id === found);
}

const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');
