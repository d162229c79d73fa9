import { Worker } from 'node:worker_threads';
import type { PackedAnswer, ReadingTask, ReadingThreadData } from './serve-reading.ts';

/** What a mail may cost at most. */
export interface ReadingLimits {
  /** Milliseconds for one mail. */
  time: number;
  /** Megabytes for what reading makes of the mails of a task; their bytes are not counted. */
  memory: number;
}

/** The thread is gone, with it whatever it had to read. */
export class ReadingDied extends Error {
  readonly why: 'time-limit' | 'memory-limit' | 'ended';
  /** Position of the task's mail that was being read; null where it was none of them. */
  readonly index: number | null;
  constructor(why: ReadingDied['why'], index: number | null) {
    super(`The reading thread died: ${why}`);
    this.name = 'ReadingDied';
    this.why = why;
    this.index = index;
  }
}

/** One thread. It reads the tasks that it is given in order. */
export interface ReadingThread {
  /** The task's bytes are given away. @throws ReadingDied */
  read(task: ReadingTask): Promise<PackedAnswer>;
  readonly alive: boolean;
  end(): Promise<void>;
}

/**
 * Starts a thread that runs `program`. A mail that takes longer than `limits.time`, or more memory than allowed, ends it.
 *
 * What it cannot even begin with (the program does not load, the machine gives out no threads) is no mail's fault:
 * then `read` rejects with the error itself.
 */
export function startReadingThread(program: URL, limits: ReadingLimits): ReadingThread {
  const position = new Int32Array(new SharedArrayBuffer(8));
  const data: ReadingThreadData = { position };
  const worker = new Worker(program, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: youngMegabytes },
  });
  let waiting: PromiseWithResolvers<PackedAnswer>[] = [];
  let death: Error | null = null;
  let why: ReadingDied['why'] = 'ended';

  const die = (error: Error | null) => {
    if (death !== null) return;
    clearInterval(watch);
    const at = Atomics.load(position, 0);
    const taken = Atomics.load(position, 1);
    death = taken === 0 && error !== null ? error : new ReadingDied(why, at === 0 ? null : at - 1);
    const [current, ...later] = waiting;
    waiting = [];
    current?.reject(death);
    for (const { reject } of later) reject(new ReadingDied(why, null));
  };
  const watch = watchPosition(position, limits.time, () => {
    clearInterval(watch);
    why = 'time-limit';
    void worker.terminate();
  });

  worker.on('message', (answer: PackedAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error) => {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') why = 'memory-limit';
    die(error instanceof Error ? error : new Error('The reading thread failed', { cause: error }));
  });
  worker.on('exit', () => die(null));
  // It keeps no process alive that has nothing else to do.
  worker.unref();

  return {
    read(task) {
      if (death !== null) return Promise.reject(death);
      const answer = Promise.withResolvers<PackedAnswer>();
      waiting.push(answer);
      worker.postMessage(task, [task.bytes.buffer]);
      return answer.promise;
    },
    get alive() {
      return death === null;
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** What was just made and is mostly thrown away again. More would be faster by nothing and stay taken for long. */
const youngMegabytes = 12;

/** Calls `late` when one mail has been under way for `limit` milliseconds. */
function watchPosition(position: Int32Array, limit: number, late: () => void): NodeJS.Timeout {
  let seen = 0;
  let since = performance.now();
  const look = () => {
    const at = Atomics.load(position, 0);
    const now = performance.now();
    if (at !== seen) since = now;
    else if (at !== 0 && now - since >= limit) late();
    seen = at;
  };
  return setInterval(look, limit / 10).unref();
}
