import type { Account } from '../account/account.ts';
import { type Endpoint, secretsIn } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import { storageCauseOf } from '../account/storage-cause.ts';
import type { Storage } from '../store/storage.ts';
import { createBell } from '../work/bell.ts';
import { acknowledgeMail } from './acknowledge-mail.ts';
import type { Mailbox, MailSession } from './mail-session.ts';
import { failureFrom, isCrowded, isRefusal } from './receive-failure.ts';
import { catchUp, type FolderState, fetchNewest, type Receiving, type Suspects } from './receive-mail.ts';
import type { HealthReport } from './report-health.ts';
import { createGrowthWatch } from './watch-growth.ts';

export interface Watching extends Receiving {
  network: Network;
  health: HealthReport;
  storage: Storage;
  /** Opens the stored password as late as possible. */
  endpoint(account: Account): Promise<Endpoint>;
  openSession(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<MailSession>;
  /** Milliseconds to wait before the next try after so many failures in a row. */
  pauseAfter(failures: number): number;
}

/** A request to compare server and ledger now; resolved by the watcher when it has done so. */
export interface AuditRequest {
  take(): { done(): void; failed(error: unknown): void } | null;
  /** Resolves when there is one to take. */
  asked(): Promise<void>;
}

/** After so many refused sign-ins in a row we stop: going on would lock the mailbox. */
const refusalsAtMost = 3;
/** As if so many failures had gone before: the pause begins at a minute. */
const crowdedBy = 8;
/** Server and ledger are compared in full this often, whatever the server pushes. */
const compareEvery = 3_600_000;

/** How soon, and how often, a server is asked again for mails that it listed and did not give out. */
const retryEvery = 500;
const retriesAtMost = 4;

/**
 * Receives the mail of one account over one connection until `signal` aborts: catches up, waits for more, and starts
 * over with growing pauses when the connection fails. Ends by itself when the server keeps refusing the sign-in: then
 * the account is paused until a person acts.
 */
export async function watchAccount(
  account: Account,
  watching: Watching,
  audits: AuditRequest,
  signal: AbortSignal,
): Promise<void> {
  const pause = createBell();
  let failures = 0;
  let refusals = 0;
  const suspects: Suspects = new Map();
  while (!signal.aborted) {
    let endpoint: Endpoint | null = null;
    let session: MailSession | null = null;
    // Mail that could not be kept waits on the server, and no connection is held meanwhile.
    await watching.storage.usable(signal);
    try {
      endpoint = await watching.endpoint(account);
      session = await watching.openSession(endpoint, watching.network, signal);
      await watchFolders(account, session, watching, audits, suspects, signal, async () => {
        failures = refusals = 0;
        await watching.health.online(account);
      });
    } catch (error) {
      if (signal.aborted) return;
      audits.take()?.failed(error);
      // Not the account's failure, and not to be written down either.
      if (storageCauseOf(error) !== null) {
        if (watching.storage.trouble() === null) await pause.wait(signal, watching.pauseAfter(++failures));
        continue;
      }
      const failure = failureFrom(error, endpoint === null ? [] : secretsIn(endpoint));
      failures += 1;
      refusals = isRefusal(failure) ? refusals + 1 : 0;
      if (isRefusal(failure)) endpoint?.bearer?.refused();
      const paused = refusals >= refusalsAtMost;
      await watching.health.failed(account, failure, {
        paused,
        transcript: session?.transcript() ?? (error instanceof StageError ? error.transcript : []),
      });
      if (paused) return;
      // A server that counts connections counts the tries too.
      const wait = watching.pauseAfter(isCrowded(failure) ? failures + crowdedBy : failures);
      // Whoever asks meanwhile does not wait for the pause to end.
      const asked = new AbortController();
      await Promise.race([pause.wait(AbortSignal.any([signal, asked.signal]), wait), audits.asked()]);
      asked.abort();
    } finally {
      await session?.close();
    }
  }
}

async function watchFolders(
  account: Account,
  session: MailSession,
  watching: Watching,
  audits: AuditRequest,
  suspects: Suspects,
  signal: AbortSignal,
  online: () => Promise<void>,
): Promise<void> {
  const { folders, pollMinutes, afterReading } = account.receiving;
  const access = afterReading.do === 'nothing' ? 'read' : 'acknowledge';
  const pollEvery = pollMinutes * 60_000;
  // The first folder is opened last: the one that stays open is the one that is watched by push.
  const order = [...folders.slice(1), ...folders.slice(0, 1)];
  let comparedAt = Number.NEGATIVE_INFINITY;
  let reported = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let watched: { mailbox: Mailbox; state: FolderState } | null = null;
  // Looks in a row at which the server listed mails and did not give them out: the next one comes sooner.
  let shortfalls = 0;
  const growth = createGrowthWatch();
  while (!signal.aborted) {
    const request = audits.take();
    const now = watching.clock();
    let missing = 0;
    // Whoever asks for a comparison wants everything tried again.
    if (request !== null) suspects.clear();
    if (watched === null || request !== null || since(comparedAt, now) >= compareEvery) {
      try {
        for (const folder of order) {
          const mailbox = await session.open(folder, access);
          const { state, unaccounted, knownBefore } = await catchUp(mailbox, account, watching, suspects);
          await acknowledgeMail(mailbox, account, state, watching);
          missing += unaccounted.length;
          // Most often they come at the second asking: people are told of what does not.
          if (unaccounted.length === 0 || shortfalls >= retriesAtMost || request !== null) {
            const after = state.known.size + unaccounted.length;
            const unlisted = growth.unlisted(folder, { exists: mailbox.exists, before: knownBefore, after });
            await watching.health.compared(account, folder, unaccounted, unlisted);
          }
          watched = { mailbox, state };
        }
      } catch (error) {
        request?.failed(error);
        throw error;
      }
      if (!reported) await online();
      reported = true;
      comparedAt = lookedAt = now;
      request?.done();
    } else if (order.length > 1 && since(lookedAt, now) >= pollEvery) {
      // Folders that nothing is pushed for: their mails are compared, which a fresh look does.
      for (const folder of order) {
        const mailbox = await session.open(folder, access);
        const { state } = await catchUp(mailbox, account, watching, suspects);
        await acknowledgeMail(mailbox, account, state, watching);
        watched = { mailbox, state };
      }
      lookedAt = now;
    } else {
      const { unaccounted } = await fetchNewest(watched.mailbox, account, watched.state, watching, suspects);
      missing = unaccounted.length;
      await acknowledgeMail(watched.mailbox, account, watched.state, watching);
    }
    shortfalls = missing === 0 ? 0 : shortfalls + 1;
    if (shortfalls > 0 && shortfalls <= retriesAtMost) comparedAt = Math.min(comparedAt, now - compareEvery);
    const wait = shortfalls > 0 && shortfalls <= retriesAtMost ? retryEvery * shortfalls : pollEvery;
    await Promise.race([watched?.mailbox.changed(Math.min(wait, pollEvery)), audits.asked()]);
  }
}

/** Milliseconds that have passed; a clock that was set back must not put off what is due. */
const since = (then: number, now: number) => (now < then ? Number.POSITIVE_INFINITY : now - then);
