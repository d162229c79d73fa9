import type { Account } from '../account/account.ts';
import { listAccounts } from '../store/accounts.ts';
import { createBell } from '../work/bell.ts';
import { type Watching, watchAccount } from './watch-account.ts';

/** Keeps one connection for every active account, and none for others. */
export interface Watchers {
  /** Looks at the accounts anew: begins with those that became active, stops those that are no longer, restarts edited ones. */
  refresh(): void;
  /** Runs until `signal` aborts and all connections are closed. */
  run(signal: AbortSignal): Promise<void>;
}

export function createWatchers(watching: Watching): Watchers {
  const bell = createBell();
  const running = new Map<string, { version: string; stop: AbortController; ended: Promise<void> }>();

  async function adjust(): Promise<void> {
    const wanted = new Map((await listAccounts(watching.db)).filter(isWatched).map((account) => [account.id, account]));
    for (const [id, watcher] of running) {
      const account = wanted.get(id);
      if (account !== undefined && versionOf(account) === watcher.version) continue;
      watcher.stop.abort();
      await watcher.ended;
    }
    for (const [id, account] of wanted) {
      if (!running.has(id)) begin(account);
    }
  }

  function begin(account: Account): void {
    const stop = new AbortController();
    const ended = watchAccount(account, watching, stop.signal)
      .catch((error) =>
        watching.log.error({ err: error, accountId: account.id }, 'Watching an account ended unexpectedly'),
      )
      .finally(() => running.delete(account.id));
    running.set(account.id, { version: versionOf(account), stop, ended });
  }

  return {
    refresh: () => bell.ring(),
    async run(signal) {
      while (!signal.aborted) {
        await adjust().catch((error) => watching.log.error({ err: error }, 'The accounts could not be read'));
        await bell.wait(signal, 60_000);
      }
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

const isWatched = (account: Account) => account.active && account.state !== 'paused';
const versionOf = ({ version }: Account) => String(version);
