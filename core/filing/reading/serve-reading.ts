import { deserialize, serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { IncomingMail } from '../read-incoming.ts';

/** Mails for the thread: their bytes one behind the other, so that one piece of memory changes hands. */
export interface ReadingTask {
  bytes: Uint8Array<ArrayBuffer>;
  mails: { length: number; internalDate: number | null }[];
}

/** What became of each mail: what it says, or the name of the error that reading it threw. */
export type ReadingAnswer = ({ mail: IncomingMail } | { threw: string })[];

/** The answer as bytes, so that it can be handed on to another thread without being made into values in between. */
export interface PackedAnswer {
  packed: Uint8Array<ArrayBuffer>;
  /** Every mail could be read. */
  complete: boolean;
}

export const unpacked = ({ packed }: PackedAnswer): ReadingAnswer => deserialize(packed) as ReadingAnswer;

/** What the thread is given at its start. */
export interface ReadingThreadData {
  /** First number: which mail of the task is being read, from 1; 0 while none is. Second: how many tasks were begun. */
  position: Int32Array<SharedArrayBuffer>;
}

/** The thread's side: answers every task with one message, in order. */
export function serveReading(read: (bytes: Uint8Array, internalDate: number | null) => IncomingMail): void {
  const { position } = workerData as ReadingThreadData;
  const begin = (number: number) => Atomics.store(position, 0, number);
  parentPort?.on('message', ({ bytes, mails }: ReadingTask) => {
    Atomics.add(position, 1, 1);
    let from = 0;
    const answer: ReadingAnswer = mails.map(({ length, internalDate }, index) => {
      begin(index + 1);
      from += length;
      try {
        return { mail: read(bytes.subarray(from - length, from), internalDate) };
      } catch (error) {
        return { threw: error instanceof Error ? error.name : 'unknown' };
      }
    });
    begin(0);
    // Freed now rather than at some later collection.
    bytes.buffer.transfer(0);
    const packed = new Uint8Array(serialize(answer).buffer as ArrayBuffer);
    const message: PackedAnswer = { packed, complete: answer.every((reading) => 'mail' in reading) };
    parentPort?.postMessage(message, [packed.buffer]);
  });
}
