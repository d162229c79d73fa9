// What runs in the thread that keeps mails: it writes them to the database, and reads nothing of what they say.
import { parentPort, workerData } from 'node:worker_threads';
import { openToWrite } from '../database.ts';
import { keepRaw } from '../ledger.ts';
import type { KeepingAnswer, KeepingTask } from './mail-keeper.ts';

/** What failed first: a full disk also makes the giving up of a transaction fail, and that would hide why. */
let first: unknown = null;
const db = openToWrite(workerData as string, {
  failed(error) {
    first ??= error;
  },
  wrote() {},
});

parentPort?.on('message', async (task: KeepingTask) => {
  const answer = await answerTo(task);
  parentPort?.postMessage(answer, [answer.bytes.buffer]);
});

async function answerTo({ source, when, bytes, mails }: KeepingTask): Promise<KeepingAnswer> {
  let end = 0;
  const fetched = mails.map(({ length, ...mail }) => {
    end += length;
    return { ...mail, bytes: bytes.subarray(end - length, end) };
  });
  first = null;
  try {
    if (end !== bytes.length) throw new RangeError('The mails are not those that were announced');
    const kept = await keepRaw(db, source, fetched, when);
    return {
      bytes,
      kept: kept.map(({ bytes: { byteOffset, length }, ...mail }) => ({ ...mail, from: byteOffset, length })),
    };
  } catch (error) {
    // Functions and classes do not pass between threads; what is known of a failure does.
    const { message, code, errcode } = (first ?? error) as Error & { code?: unknown; errcode?: unknown };
    return { bytes, failed: { message, code, errcode } };
  }
}
