import { Worker } from 'node:worker_threads';
import type { FetchedMail } from '../../message/listed-mail.ts';
import { givenInOnePiece } from '../in-one-piece.ts';
import { keepRaw, type MailSource } from '../ledger.ts';
import type { CoreDatabase } from '../schema.ts';
import type { Storage } from '../storage.ts';
import type { Turns } from '../turns.ts';
import type { ReceivedMail, WaitingMail } from '../verdicts.ts';

/** As keepRaw, on a database that is known. */
export type KeepMails = (
  source: MailSource,
  mails: readonly FetchedMail[],
  when: Parameters<typeof keepRaw>[3],
) => Promise<ReceivedMail[]>;

/**
 * Keeps raw mail, many in a thread of its own: waiting for the disk keeps nothing else waiting. The few that come on an
 * ordinary day are kept at once, for which no thread has to start.
 */
export interface MailKeeper {
  /** The mails' bytes may be given away; those of the mails that it returns lie one behind the other. */
  keep: KeepMails;
  /** Whether the thread has started: many mails came. */
  started(): boolean;
  /** Has the thread do in its turn what else its program does; starts it where it is not there. */
  write(task: unknown): Promise<void>;
  /** To be called when nothing is being kept. */
  close(): Promise<void>;
}

/** What the thread is asked, and what it answers. */
export interface KeepingTask {
  source: MailSource;
  when: Parameters<typeof keepRaw>[3];
  bytes: Uint8Array<ArrayBuffer>;
  mails: (Omit<FetchedMail, 'bytes'> & { length: number })[];
}
export type KeepingAnswer = KeptAnswer | { bytes: Uint8Array<ArrayBuffer>; failed: Failure };
interface KeptAnswer {
  bytes: Uint8Array<ArrayBuffer>;
  kept: (WaitingMail & { from: number; length: number })[];
}
/** `other`: what the thread's program does beside keeping mails. */
export type ThreadTask = { keep: KeepingTask } | { other: unknown };
export type OtherAnswer = object | { failed: Failure };
export interface Failure {
  message: string;
  code?: unknown;
  errcode?: unknown;
}

/**
 * The thread comes with the first mail. `writing`: the turns in which everything else here writes to the same file, for
 * SQLite has one writer at a time and whoever meets another is kept waiting. `storage` is told of what fails and of what
 * was written, as it is of the other statements.
 */
export function createMailKeeper({
  db,
  file,
  storage,
  writing,
  program,
}: {
  db: CoreDatabase;
  file: string;
  storage: Storage;
  writing: Turns;
  /** What runs in the thread: it calls serveKeeping. */
  program: URL;
}): MailKeeper {
  let thread: Worker | null = null;
  const inTurn = async <Answer extends object>(
    task: () => { message: ThreadTask; given: ArrayBuffer[] },
  ): Promise<Answer> => {
    const done = await writing.enter();
    try {
      thread ??= startThread(program, file, () => {
        thread = null;
      });
      const { message, given } = task();
      const answer = await ask<Answer | { failed: Failure }>(thread, message, given);
      if ('failed' in answer) throw Object.assign(new Error(answer.failed.message), answer.failed);
      return answer;
    } catch (error) {
      storage.failed(error);
      throw error;
    } finally {
      done();
    }
  };
  return {
    started: () => thread !== null,
    async write(other) {
      await inTurn(() => ({ message: { other }, given: [] }));
      storage.wrote();
    },
    async keep(source, mails, when) {
      if (thread === null && areFew(mails)) return keepRaw(db, source, bytesOnly(mails), when);
      const { kept, bytes } = await inTurn<KeptAnswer>(() => {
        const keep = taskOf(source, mails, when);
        return { message: { keep }, given: [keep.bytes.buffer] };
      });
      if (kept.length > 0) storage.wrote();
      return kept.map(({ from, length, ...mail }) => ({ ...mail, bytes: bytes.subarray(from, from + length) }));
    },
    async close() {
      const ending = thread;
      thread = null;
      await ending?.terminate();
    },
  };
}

/** It makes little and holds it for a moment; the mails' bytes are not counted. */
const youngMegabytes = 8;

function startThread(program: URL, file: string, gone: () => void): Worker {
  const worker = new Worker(program, {
    workerData: file,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  // It keeps no process alive that has nothing else to do. Without a listener its failure would end the process.
  worker.on('error', () => {}).once('exit', gone);
  worker.unref();
  return worker;
}

/** One question at a time: whoever asks has the turn. */
function ask<Answer>(thread: Worker, task: ThreadTask, given: ArrayBuffer[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const forget = () => thread.off('message', answered).off('error', failed).off('exit', ended);
    const answered = (answer: Answer) => {
      forget();
      resolve(answer);
    };
    const failed = (error: unknown) => {
      forget();
      reject(error);
    };
    const ended = () => failed(new Error('The thread that keeps mails ended'));
    thread.on('message', answered).on('error', failed).on('exit', ended);
    thread.postMessage(task, given);
  });
}

const few = { mails: 10, bytes: 500_000 };

function areFew(mails: readonly FetchedMail[]): boolean {
  return mails.length <= few.mails && mails.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0) <= few.bytes;
}

/** What is kept cannot be fetched again once the server was told: nothing that is no bytes may pass for an empty mail. */
function bytesOnly(mails: readonly FetchedMail[]): readonly FetchedMail[] {
  if (mails.every(({ bytes }) => bytes instanceof Uint8Array)) return mails;
  throw new TypeError('A mail without bytes cannot be kept');
}

function taskOf(source: MailSource, mails: readonly FetchedMail[], when: KeepingTask['when']): KeepingTask {
  const described = bytesOnly(mails).map(({ bytes, ...mail }) => ({ ...mail, length: bytes.length }));
  return { source, when, mails: described, bytes: givenInOnePiece(mails.map(({ bytes }) => bytes)) };
}
