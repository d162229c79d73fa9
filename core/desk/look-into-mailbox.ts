import type { Account } from '../account/account.ts';
import type { Explanation } from '../account/diagnosis.ts';
import { type Endpoint, endpointOf, secretsIn } from '../account/endpoint.ts';
import { explain } from '../account/explain.ts';
import { failureOf } from '../account/failure.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import type { DryRun, FoldersOnServer } from '../desk.ts';
import type { FilingContext } from '../filing/filing-context.ts';
import { wouldBecome } from '../filing/would-become.ts';
import type { SecretsOf } from '../oauth/account-secrets.ts';
import { latestMails } from '../receive/latest-mails.ts';
import { listFolders } from '../receive/list-folders.ts';
import { openSession } from '../receive/open-session.ts';
import { createBell } from '../work/bell.ts';

export interface LookContext {
  network: Network;
  secretsOf: SecretsOf;
  /** As filing works with it. */
  filing: FilingContext;
}

/** Milliseconds. No look may take longer, whatever the server does. */
const longest = 120_000;
const triedMails = 20;
/** Of a larger mail the beginning says enough of what would become of it. Bytes. */
const sizeLimit = 2_000_000;

/** The folders that the server lists, or why it does not. */
export async function foldersOf(account: Account, context: LookContext): Promise<FoldersOnServer> {
  const looked = await explained(account, context, (endpoint, signal) =>
    listFolders(endpoint, context.network, signal),
  );
  return 'failure' in looked ? looked : { folders: looked.value };
}

/** What the last mails of the account would become; yields as it goes on. Leaving the loop breaks it off. */
export async function* dryRun(account: Account, context: LookContext): AsyncGenerator<DryRun, void, void> {
  const leaving = new AbortController();
  const changed = createBell();
  let latest = { step: 'sign-in' } as DryRun;
  const running = explained(
    account,
    context,
    async (endpoint, signal) => {
      const session = await openSession(endpoint, context.network, signal);
      try {
        return await latestMails(session, account.receiving.folders, {
          count: triedMails,
          sizeLimit: Math.min(sizeLimit, account.receiving.sizeLimitMb * 1_000_000),
          progress(fetched, of) {
            latest = { step: 'fetch', fetched, of };
            changed.ring();
          },
        });
      } finally {
        await session.close();
      }
    },
    leaving.signal,
  )
    .then(async (fetched) => {
      if ('failure' in fetched) latest = { step: 'failed', failure: fetched.failure };
      else latest = { step: 'done', mails: await wouldBecome(fetched.value, account, context.filing) };
    })
    .finally(changed.ring);
  // Its failure is thrown below.
  running.catch(() => {});
  try {
    while (latest.step !== 'done' && latest.step !== 'failed') {
      yield latest;
      await Promise.race([changed.wait(leaving.signal), running]);
    }
    await running;
    yield latest;
  } finally {
    leaving.abort();
  }
}

async function explained<T>(
  account: Account,
  { secretsOf }: LookContext,
  look: (endpoint: Endpoint, signal: AbortSignal) => Promise<T>,
  called = new AbortController().signal,
): Promise<{ value: T } | { failure: Explanation }> {
  const signal = AbortSignal.any([called, AbortSignal.timeout(longest)]);
  let endpoint: Endpoint | null = null;
  try {
    endpoint = endpointOf('incoming', account, await secretsOf(account.id));
    return { value: await look(endpoint, signal) };
  } catch (error) {
    const [stage, cause] = error instanceof StageError ? [error.stage, error.cause] : (['receive', error] as const);
    const secrets = endpoint === null ? [] : secretsIn(endpoint);
    return { failure: explain(failureOf('incoming', stage, cause, secrets, account.incoming.host)) };
  }
}
