import { parentPort, workerData } from 'node:worker_threads';
import { openToWrite } from '../database.ts';
import { keepRaw } from '../ledger.ts';
import type { CoreDatabase } from '../schema.ts';
import type { Failure, KeepingAnswer, KeepingTask, OtherAnswer, ThreadTask } from './mail-keeper.ts';

/** The thread's side: keeps mails, and does with the same connection what else it is asked for. */
export function serveKeeping(doOther: (db: CoreDatabase, task: unknown) => Promise<void>): void {
  /** What failed first: a full disk also makes the giving up of a transaction fail, and that would hide why. */
  let first: unknown = null;
  const db = openToWrite(workerData as string, {
    failed(error) {
      first ??= error;
    },
    wrote() {},
  });
  parentPort?.on('message', async (task: ThreadTask) => {
    first = null;
    const failureOf = (error: unknown) => failure(first ?? error);
    if ('other' in task) {
      const answer: OtherAnswer = await doOther(db, task.other).then(
        () => ({}),
        (error: unknown) => ({ failed: failureOf(error) }),
      );
      return parentPort?.postMessage(answer);
    }
    const answer = await keep(db, task.keep, failureOf);
    parentPort?.postMessage(answer, [answer.bytes.buffer]);
  });
}

async function keep(
  db: CoreDatabase,
  { source, when, bytes, mails }: KeepingTask,
  failureOf: (error: unknown) => Failure,
): Promise<KeepingAnswer> {
  let end = 0;
  const fetched = mails.map(({ length, ...mail }) => {
    end += length;
    return { ...mail, bytes: bytes.subarray(end - length, end) };
  });
  try {
    if (end !== bytes.length) throw new RangeError('The mails are not those that were announced');
    const kept = await keepRaw(db, source, fetched, when);
    return {
      bytes,
      kept: kept.map(({ bytes: { byteOffset, length }, ...mail }) => ({ ...mail, from: byteOffset, length })),
    };
  } catch (error) {
    return { bytes, failed: failureOf(error) };
  }
}

/** Functions and classes do not pass between threads; what is known of a failure does. */
function failure(error: unknown): Failure {
  const { message, code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  return { message, code, errcode };
}
