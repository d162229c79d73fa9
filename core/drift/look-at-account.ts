import type { Account } from '../account/account.ts';
import type { DriftState } from '../account/drift.ts';
import { recordError, recordRecoveryOf } from '../store/account-errors.ts';
import { arrivalDelays, driftOf, keepDrift } from '../store/drift.ts';
import { appendEvent } from '../store/events.ts';
import { refreshedLast } from '../store/grants.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { judgeClock, judgePermission } from './judge.ts';
import type { SeenOnServers } from './look-at-server.ts';

const day = 86_400_000;

/**
 * Looks at what will break before it does, and writes down what is new: a warning among the account's errors, an event
 * when people are to be told, and its end when it is over. What could not be asked stays as it was.
 *
 * @returns whether an event was written
 */
export async function lookAtAccount(
  account: Account,
  db: CoreDatabase,
  now: number,
  seenOnServers: (before: readonly string[]) => Promise<SeenOnServers>,
): Promise<boolean> {
  const { host } = account.incoming;
  const before: DriftState = (await driftOf(db, account.id)) ?? { capabilities: [], host, told: {} };
  const offered = before.host === host ? before.capabilities : [];
  const { looks, capabilities } = await seenOnServers(offered);
  const clock = judgeClock(await arrivalDelays(db, account.id, now - day));
  const refreshedAt = account.signIn.with === 'password' ? null : await refreshedLast(db, account.id);
  const all = [
    ...looks,
    ...(clock === null ? [] : [clock]),
    ...(refreshedAt === null ? [] : [judgePermission(refreshedAt, now)]),
  ];
  const told = { ...before.told };
  let happened = false;
  await db.transaction().execute(async (trx) => {
    for (const { code, side, level, seen } of all) {
      const name = `${code} ${side}`;
      const toldBefore = before.told[name] ?? 0;
      told[name] = level;
      const of = { accountId: account.id, side, code };
      if (level > 0) await recordError(trx, account.id, { side, stage: 'drift', code, serverWords: seen }, now);
      if (level > toldBefore) await appendEvent(trx, { type: 'account.drifting', ...of, seen }, now);
      if (level === 0 && toldBefore > 0) {
        await recordRecoveryOf(trx, account.id, code, now, side);
        await appendEvent(trx, { type: 'account.drift-over', ...of }, now);
      }
      happened ||= level > toldBefore || (level === 0 && toldBefore > 0);
    }
    await keepDrift(trx, account.id, { capabilities: kept(offered, capabilities), host, told }, now);
  });
  return happened;
}

/** What was offered once stays known until it is back, so that its loss is no news only once. */
function kept(before: readonly string[], now: readonly string[] | null): string[] {
  return [...new Set([...before, ...(now ?? [])])];
}
