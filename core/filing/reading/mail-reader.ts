import { givenInOnePiece } from '../../store/in-one-piece.ts';
import type { ReceivedMail } from '../../store/verdicts.ts';
import { ReadingDied, type ReadingLimits, type ReadingThread, startReadingThread } from './reading-thread.ts';
import { type PackedAnswer, type ReadingAnswer, type ReadingTask, unpacked } from './serve-reading.ts';

/** No mail can be read: the reader was closed, or no thread can be started. */
export class ReadingImpossible extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'ReadingImpossible';
  }
}

/** Reads mails off the main thread, within limits. The thread comes with the first mail and goes when none come. */
export interface MailReader {
  /**
   * In the order of the mails. Their bytes may be given away: whoever needs them again takes them from the database.
   * Several tasks may be under way; they are read one after the other.
   *
   * @throws ReadingDied, or ReadingImpossible where it is no mail's fault
   */
  read(mails: readonly ReceivedMail[]): Promise<ReadingAnswer>;
  /** As read, for whoever hands the answer on. */
  readPacked(mails: readonly ReceivedMail[]): Promise<PackedAnswer>;
  /** Starts the thread before there is mail, so that the first one need not wait for it. */
  warm(): void;
  /** Breaks off what is being read; nothing can be read any more. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  limits?: ReadingLimits;
  /** Milliseconds without mail after which the thread ends. */
  idle?: number;
  /** What runs in the thread: it calls serveReading. */
  program?: URL;
}

const ordinaryLimits: ReadingLimits = { time: 30_000, memory: 512 };

export function createMailReader({
  limits = ordinaryLimits,
  idle = 600_000,
  program = new URL('./reading-program.ts', import.meta.url),
}: ReaderOptions = {}): MailReader {
  let thread: ReadingThread | null = null;
  let closed = false;
  let underWay = 0;
  let leave: NodeJS.Timeout | undefined;

  const end = async () => {
    const ending = thread;
    thread = null;
    await ending?.end();
  };
  const reader: MailReader = {
    read: async (mails) => unpacked(await reader.readPacked(mails)),
    async readPacked(mails) {
      if (closed) throw new ReadingImpossible('The reader is closed');
      clearTimeout(leave);
      if (!thread?.alive) thread = startReadingThread(program, limits);
      underWay += 1;
      try {
        return await thread.read(taskOf(mails));
      } catch (error) {
        if (closed) throw new ReadingImpossible('The reader was closed');
        if (error instanceof ReadingDied) throw error;
        throw new ReadingImpossible('The reading thread cannot work', { cause: error });
      } finally {
        underWay -= 1;
        if (underWay === 0 && !closed) leave = setTimeout(() => void end(), idle).unref();
      }
    },
    warm() {
      if (closed || thread?.alive) return;
      thread = startReadingThread(program, limits);
      leave = setTimeout(() => void end(), idle).unref();
    },
    async close() {
      closed = true;
      clearTimeout(leave);
      await end();
    },
  };
  return reader;
}

function taskOf(mails: readonly ReceivedMail[]): ReadingTask {
  const described = mails.map(({ bytes, internalDate }) => ({ length: bytes.length, internalDate }));
  return { bytes: givenInOnePiece(mails.map(({ bytes }) => bytes)), mails: described };
}
