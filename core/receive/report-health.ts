import type { Logger } from 'pino';
import type { Account } from '../account/account.ts';
import { explain } from '../account/explain.ts';
import type { Failure } from '../account/failure.ts';
import type { ListedMail } from '../message/listed-mail.ts';
import { recordError, recordRecovery, recordRecoveryOf } from '../store/account-errors.ts';
import { noteAlerted, noteFailing, noteWorking, setState } from '../store/accounts.ts';
import { appendEvent } from '../store/events.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Bell } from '../work/bell.ts';
import type { Clock } from '../work/clock.ts';

/** Keeps what people are shown of an account's health: its state, its errors, and alerts that are worth one. */
export interface HealthReport {
  online(account: Account): Promise<void>;
  failed(account: Account, failure: Failure, detail: { paused: boolean; transcript: readonly string[] }): Promise<void>;
  /**
   * A folder was compared with the ledger; `unaccounted` are mails that the server lists and does not give out,
   * `unlisted` is how many it has got and does not even list.
   */
  compared(account: Account, folder: string, unaccounted: readonly ListedMail[], unlisted: number): Promise<void>;
}

/** A failure shorter than this is a blip, and nobody is told. */
const alertAfter = 3 * 60_000;

export function createHealthReport(context: {
  db: CoreDatabase;
  clock: Clock;
  log: Logger;
  feedChanged: Bell;
}): HealthReport {
  const { db, clock, log, feedChanged } = context;
  const stalled = new Set<string>();
  return {
    async online(account) {
      const at = clock();
      await db.transaction().execute(async (trx) => {
        await setState(trx, account.id, 'online', null);
        await recordRecovery(trx, account.id, 'incoming', at);
        const before = await noteWorking(trx, account.id);
        if (before.alerted) {
          const downSince = before.failingSince ?? at;
          await appendEvent(trx, { type: 'account.recovered', accountId: account.id, side: 'incoming', downSince }, at);
        }
      });
      feedChanged.ring();
    },
    async failed(account, failure, { paused, transcript }) {
      const { code } = explain(failure);
      log.warn({ accountId: account.id, stage: failure.stage, cause: code }, 'Receiving failed');
      try {
        await db.transaction().execute(async (trx) => {
          const at = clock();
          const { side, stage, words } = failure;
          await recordError(trx, account.id, { side, stage, code, serverWords: words, transcript }, at);
          await setState(trx, account.id, paused ? 'paused' : 'failing', code);
          const { since, alerted } = await noteFailing(trx, account.id, at);
          if (alerted || (!paused && at - since < alertAfter)) return;
          await noteAlerted(trx, account.id, at);
          const accountId = account.id;
          await appendEvent(
            trx,
            paused
              ? { type: 'account.paused', accountId, code }
              : { type: 'account.failing', accountId, side: 'incoming', code, since },
            at,
          );
        });
        feedChanged.ring();
      } catch (error) {
        // The database itself may be what fails. Mail waits on the server; the next round tries again.
        log.error({ err: error, accountId: account.id }, 'The failure could not be recorded');
      }
    },
    async compared(account, folder, unaccounted, unlisted) {
      const at = clock();
      const named = unaccounted.slice(0, 20).map(({ key }) => key);
      const found = [
        { code: 'mail-not-given-out', mails: unaccounted.length, serverWords: `${folder}: ${named.join(', ')}` },
        { code: 'mail-not-listed', mails: unlisted, serverWords: folder },
      ];
      for (const { code, mails, serverWords } of found) {
        const id = `${account.id}/${folder}/${code}`;
        if (mails === 0) {
          if (stalled.delete(id)) await recordRecoveryOf(db, account.id, code, at);
          continue;
        }
        await recordError(db, account.id, { side: 'incoming', stage: 'receive', code, serverWords, mails }, at);
        if (stalled.has(id)) continue;
        stalled.add(id);
        await appendEvent(db, { type: 'account.stalled', accountId: account.id, folder, unaccounted: mails }, at);
        feedChanged.ring();
      }
    },
  };
}
