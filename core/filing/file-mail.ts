import { mailsToFile, type ReceivedMail, receivedMails, type WaitingMail } from '../store/verdicts.ts';
import { isOfDatabase } from './database-failure.ts';
import { fileAlone } from './file-alone.ts';
import { fileTogether, mailsIn, type TogetherTask } from './file-together.ts';
import type { FilingContext } from './filing-context.ts';
import { createFreshMails, type FreshMails } from './fresh-mails.ts';
import { adviseOnMails } from './mail-hook/advise-on-mails.ts';
import { AskingEnded } from './mail-hook/mail-hook-asker.ts';
import { createMailReader, type MailReader, type ReaderOptions, ReadingImpossible } from './reading/mail-reader.ts';
import { ReadingDied } from './reading/reading-thread.ts';
import type { PackedAnswer } from './reading/serve-reading.ts';
import { anyToCheck, checkSenders } from './sender-check/check-senders.ts';

/** What one transaction files. */
const batchMails = 200;
const batchBytes = 4_000_000;

/** How many batches are on their way: while one is written, the next is read. */
const batchesAtOnce = 2;

/** Bytes just stored that are kept at hand until they are read. */
const freshBytes = 8_000_000;

/** Milliseconds that receiving waits for filing at most: a mail that cannot be read must not keep others on their server. */
const patience = 1000;

/** Turns raw mail into tickets, the oldest first. */
export interface Filing {
  /**
   * Mails were stored; their bytes are at hand still. Resolves when more may come: at once, or when filing has caught up,
   * so that what is fetched need not be read back. Nothing is kept waiting for long.
   */
  stored(mails: readonly ReceivedMail[]): Promise<void>;
  /** Makes ready for the first mail, which otherwise waits until the reading thread has started. */
  warm(): void;
  /** Files mail as it comes until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when no mail is without a verdict. */
  all(): Promise<void>;
}

export function createFiling(context: FilingContext, options: ReaderOptions = {}): Filing {
  const { log, mailStored } = context;
  const fresh = createFreshMails(freshBytes);
  const reader = createMailReader(options);
  const stages = { ...context, fresh, reader };
  let turn: Promise<void> = Promise.resolve();
  let stopping = false;
  /** Once at a time, whoever asks. */
  const fileWaiting = () => {
    const mine = turn.catch(() => {}).then(() => fileAllWaiting(stages, () => stopping));
    turn = mine;
    return mine;
  };
  return {
    stored(mails) {
      fresh.keep(mails);
      mailStored.ring();
      return within(fresh.room(), patience);
    },
    warm: reader.warm,
    async run(signal) {
      const stop = () => {
        stopping = true;
        context.mailHook?.close();
        return reader.close();
      };
      signal.addEventListener('abort', () => void stop(), { once: true });
      while (!signal.aborted) {
        try {
          await fileWaiting();
          await mailStored.wait(signal, 60_000);
        } catch (error) {
          if (signal.aborted) break;
          // The database fails (disk full, locked): nothing is lost, the mails keep waiting for their verdict.
          log.error({ err: error }, 'Filing failed; trying again in five seconds');
          await mailStored.wait(signal, 5000);
        }
      }
      await stop();
    },
    all: fileWaiting,
  };
}

function within(wanted: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([wanted, late]).finally(() => clearTimeout(timer));
}

interface Stages extends FilingContext {
  fresh: FreshMails;
  reader: MailReader;
}

interface Batch {
  /** Their bytes were given to the reader. */
  received: WaitingMail[];
  answer: Promise<PackedAnswer>;
}

/** Files whatever waits, batch after batch, and whatever comes meanwhile. */
async function fileAllWaiting(stages: Stages, stopping: () => boolean): Promise<void> {
  const { db, fresh, feedChanged, outboxChanged } = stages;
  const onTheirWay: Batch[] = [];
  let after = 0;
  while (true) {
    while (onTheirWay.length < batchesAtOnce && !stopping()) {
      const ids = await mailsToFile(db, after, batchMails, batchBytes);
      after = ids.at(-1) ?? after;
      if (ids.length === 0) break;
      const mails = await bytesOf(ids, stages);
      if (mails.length > 0) onTheirWay.push(startReading(mails, stages));
    }
    const next = onTheirWay.shift();
    if (next === undefined) {
      // Quarantined mails that were released meanwhile have lower numbers than those just filed.
      if (stopping() || (await mailsToFile(db, 0, 1, 1)).length === 0) break;
      after = 0;
      continue;
    }
    await fileBatch(next, stages);
    feedChanged.ring();
    outboxChanged.ring();
  }
  fresh.forget();
}

async function bytesOf(ids: readonly number[], { db, fresh }: Stages): Promise<ReceivedMail[]> {
  const mails = new Map<number, ReceivedMail>();
  for (const id of ids) {
    const mail = fresh.take(id);
    if (mail !== undefined) mails.set(id, mail);
  }
  const stored = await receivedMails(
    db,
    ids.filter((id) => !mails.has(id)),
  );
  for (const mail of stored) mails.set(mail.id, mail);
  return ids.flatMap((id) => mails.get(id) ?? []);
}

function startReading(mails: ReceivedMail[], { reader }: Stages): Batch {
  const answer = reader.readPacked(mails);
  // Whoever waits for it learns of it; until then nobody may.
  answer.catch(() => {});
  return { received: mails.map(({ bytes: _bytes, ...received }) => received), answer };
}

async function fileBatch({ received, answer }: Batch, stages: Stages): Promise<void> {
  try {
    const read = await answer;
    if (!read.complete) throw new Error('A mail could not be read');
    await fileAll(received, read, stages);
  } catch (error) {
    if (isOfDatabase(error) || error instanceof ReadingImpossible || error instanceof AskingEnded) throw error;
    // One of them is to blame: each is filed alone, and the one that fails set aside.
    const blamed = error instanceof ReadingDied && error.index !== null ? received[error.index]?.id : undefined;
    for (const { id } of received) await fileAlone(id, stages, { readingDied: id === blamed ? 1 : 0 });
  }
}

async function fileAll(received: WaitingMail[], answer: PackedAnswer, stages: Stages): Promise<void> {
  const { db, senders, signingKey, clock, mailHook, writer } = stages;
  const asked = ((await mailHook?.state()) ?? 'none') !== 'none' || (await anyToCheck(received, db));
  const many = received.length > few && writer?.started() === true;
  let read: TogetherTask['read'] = answer;
  if (asked || !many) {
    read = mailsIn(answer);
    const both = read.flatMap((mail, index) => {
      const one = received[index];
      return one === undefined ? [] : [{ received: one, mail }];
    });
    await checkSenders(both, db, senders);
    await adviseOnMails(both, stages);
  }
  const task = { received, read, signingKey, at: clock() };
  // Many are filed where they were kept, if that is another thread: meanwhile the next ones are fetched here.
  if (many) await writer.write(task);
  else await fileTogether(db, task);
}

/** So few are filed sooner than they are given to another thread. */
const few = 10;
