import type { Logger } from 'pino';
import type { Account } from '../account/account.ts';
import { listAccounts } from '../store/accounts.ts';
import { createBell } from '../work/bell.ts';
import { type AuditRequest, type Watching, watchAccount } from './watch-account.ts';

/** Keeps one connection for every active account, and none for others. */
export interface Watchers {
  /** Looks at the accounts anew: begins with those that became active, stops those that are no longer, restarts edited ones. */
  refresh(): void;
  /** Has server and ledger of a watched account compared now. Rejects with what went wrong; false: it is not watched. */
  audit(accountId: string): Promise<boolean>;
  /** Runs until `signal` aborts and all connections are closed. */
  run(signal: AbortSignal): Promise<void>;
}

interface Watcher {
  version: number;
  stop: AbortController;
  audits: ReturnType<typeof createAudits>;
  ended: Promise<void>;
}

/** Milliseconds between the starts of connections: hundreds of accounts do not knock on one provider at once. */
const staggerBy = 25;

export function createWatchers(watching: Watching & { log: Logger }): Watchers {
  const bell = createBell();
  const running = new Map<string, Watcher>();

  async function adjust(signal: AbortSignal): Promise<void> {
    const wanted = new Map((await listAccounts(watching.db)).filter(isWatched).map((account) => [account.id, account]));
    const leaving = [...running].filter(([id, { version }]) => wanted.get(id)?.version !== version);
    for (const [, { stop }] of leaving) stop.abort();
    await Promise.all(leaving.map(([, { ended }]) => ended));
    for (const [id, account] of wanted) {
      if (running.has(id)) continue;
      begin(account);
      if (wanted.size > 20) await createBell().wait(signal, staggerBy);
      if (signal.aborted) return;
    }
  }

  function begin(account: Account): void {
    const stop = new AbortController();
    const audits = createAudits();
    const ended = watchAccount(account, watching, audits, stop.signal)
      .catch((error) =>
        watching.log.error({ err: error, accountId: account.id }, 'Watching an account ended unexpectedly'),
      )
      .finally(() => {
        running.delete(account.id);
        audits.end();
      });
    running.set(account.id, { version: account.version, stop, audits, ended });
  }

  return {
    refresh: () => bell.ring(),
    async audit(accountId) {
      const watcher = running.get(accountId);
      if (watcher === undefined) return false;
      return watcher.audits.ask();
    },
    async run(signal) {
      while (!signal.aborted) {
        await adjust(signal).catch((error) => watching.log.error({ err: error }, 'The accounts could not be read'));
        await bell.wait(signal, 60_000);
      }
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** Requests for a comparison, all of those that wait answered by one: true, or false where the watching has ended. */
function createAudits(): AuditRequest & { ask(): Promise<boolean>; end(): void } {
  let waiting: PromiseWithResolvers<boolean>[] = [];
  let wake = () => {};
  return {
    ask() {
      const request = Promise.withResolvers<boolean>();
      waiting.push(request);
      wake();
      return request.promise;
    },
    asked: () =>
      waiting.length > 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve;
          }),
    take() {
      if (waiting.length === 0) return null;
      const taken = waiting;
      waiting = [];
      return {
        done() {
          for (const { resolve } of taken) resolve(true);
        },
        failed(error) {
          for (const { reject } of taken) reject(error);
        },
      };
    },
    end() {
      for (const { resolve } of waiting) resolve(false);
      waiting = [];
    },
  };
}

const isWatched = (account: Account) => account.active && account.state !== 'paused';
