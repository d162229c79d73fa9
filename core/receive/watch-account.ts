import type { Logger } from 'pino';
import type { Account } from '../account/account.ts';
import type { Endpoint } from '../account/endpoint.ts';
import { explain } from '../account/explain.ts';
import { type Failure, failureOf } from '../account/failure.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import { recordError, recordRecovery } from '../store/account-errors.ts';
import { setState } from '../store/accounts.ts';
import { createBell } from '../work/bell.ts';
import type { Mailbox } from './mailbox.ts';
import { catchUp, fetchNewest, type Receiving } from './receive-mail.ts';

export interface Watching extends Receiving {
  network: Network;
  log: Logger;
  /** Opens the stored password as late as possible. */
  endpoint(account: Account): Promise<Endpoint>;
  openMailbox(endpoint: Endpoint, folder: string, network: Network, signal: AbortSignal): Promise<Mailbox>;
  /** Milliseconds to wait before the next try after so many failures in a row. */
  pauseAfter(failures: number): number;
  /** Called when the account's state changed. */
  stateChanged(): void;
}

/** After so many refused sign-ins in a row we stop: going on would lock the mailbox. */
const refusalsAtMost = 3;

/**
 * Receives the mail of one account over one connection until `signal` aborts: catches up, waits for more, and starts
 * over with growing pauses when the connection fails. Ends by itself when the server keeps refusing the sign-in: then
 * the account is paused until a person acts.
 */
export async function watchAccount(account: Account, watching: Watching, signal: AbortSignal): Promise<void> {
  const pause = createBell();
  let failures = 0;
  let refusals = 0;
  while (!signal.aborted) {
    const secrets: string[] = [];
    try {
      const endpoint = await watching.endpoint(account);
      secrets.push(endpoint.password);
      const mailbox = await watching.openMailbox(endpoint, account.folder, watching.network, signal);
      try {
        await catchUp(mailbox, account, watching);
        failures = refusals = 0;
        await reportOnline(account, watching);
        while (!signal.aborted) {
          await mailbox.changed();
          await fetchNewest(mailbox, account, watching);
        }
      } finally {
        await mailbox.close();
      }
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureFrom(error, secrets);
      failures += 1;
      refusals = isRefusal(failure) ? refusals + 1 : 0;
      const paused = refusals >= refusalsAtMost;
      await reportFailure(account, failure, paused, watching);
      if (paused) return;
      await pause.wait(signal, watching.pauseAfter(failures));
    }
  }
}

async function reportOnline(account: Account, { db, clock, stateChanged }: Watching): Promise<void> {
  await setState(db, account.id, 'online', null);
  await recordRecovery(db, account.id, 'incoming', clock());
  stateChanged();
}

async function reportFailure(account: Account, failure: Failure, paused: boolean, watching: Watching): Promise<void> {
  const { db, clock, log, stateChanged } = watching;
  const { code } = explain(failure);
  log.warn({ accountId: account.id, stage: failure.stage, cause: code }, 'Receiving failed');
  try {
    const { side, stage, words } = failure;
    await recordError(db, account.id, { side, stage, code, serverWords: words }, clock());
    await setState(db, account.id, paused ? 'paused' : 'failing', code);
  } catch (error) {
    // The database itself may be what fails. Mail waits on the server; the next round tries again.
    log.error({ err: error, accountId: account.id }, 'The failure could not be recorded');
  }
  stateChanged();
}

function failureFrom(error: unknown, secrets: readonly string[]): Failure {
  if (error instanceof StageError) return failureOf('incoming', error.stage, error.cause, secrets);
  const { code } = error as { code?: string };
  const stage = code === 'ENOPASSWORD' || code === 'ESEALBROKEN' ? 'sign-in' : 'receive';
  return failureOf('incoming', stage, error, secrets);
}

const isRefusal = (failure: Failure) => failure.stage === 'sign-in' && !explain(failure).temporary;
