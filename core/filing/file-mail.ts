import { mailsToFile, type ReceivedMail, receivedMails } from '../store/verdicts.ts';
import { isOfDatabase } from './database-failure.ts';
import { fileAlone } from './file-alone.ts';
import { fileOne, type KnownAccounts } from './file-one.ts';
import type { FilingContext } from './filing-context.ts';
import { createFreshMails, type FreshMails } from './fresh-mails.ts';
import { adviseOnMails } from './mail-hook/advise-on-mails.ts';
import { AskingEnded } from './mail-hook/mail-hook-asker.ts';
import { createMailReader, type MailReader, type ReaderOptions, ReadingImpossible } from './reading/mail-reader.ts';
import { ReadingDied } from './reading/reading-thread.ts';
import type { ReadingAnswer } from './reading/serve-reading.ts';
import { checkSenders } from './sender-check/check-senders.ts';

/** What one transaction files. */
const batchMails = 200;
const batchBytes = 4_000_000;

/** How many batches are on their way: while one is written, the next is read. */
const batchesAtOnce = 2;

/** Bytes just stored that are kept at hand until they are read. */
const freshBytes = 8_000_000;

/** Turns raw mail into tickets, the oldest first. */
export interface Filing {
  /** Mails were stored; their bytes are at hand still. */
  stored(mails: readonly ReceivedMail[]): void;
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

interface Stages extends FilingContext {
  fresh: FreshMails;
  reader: MailReader;
}

interface Batch {
  mails: ReceivedMail[];
  readings: Promise<ReadingAnswer>;
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
  const readings = reader.read(mails);
  // Whoever waits for it learns of it; until then nobody may.
  readings.catch(() => {});
  return { mails, readings };
}

async function fileBatch({ mails, readings }: Batch, stages: Stages): Promise<void> {
  try {
    const answer = await readings;
    await checkSenders(readMails(mails, answer), stages.db, stages.senders);
    await adviseOnMails(readMails(mails, answer), stages);
    await fileTogether(mails, answer, stages);
  } catch (error) {
    if (isOfDatabase(error) || error instanceof ReadingImpossible || error instanceof AskingEnded) throw error;
    // One of them is to blame: each is filed alone, and the one that fails set aside.
    const blamed = error instanceof ReadingDied && error.index !== null ? mails[error.index]?.id : undefined;
    for (const { id } of mails) await fileAlone(id, stages, { readingDied: id === blamed ? 1 : 0 });
  }
}

/** Those that could be read. */
function readMails(mails: readonly ReceivedMail[], answer: ReadingAnswer) {
  return answer.flatMap((reading, index) => {
    const received = mails[index];
    return received === undefined || 'threw' in reading ? [] : [{ received, mail: reading.mail }];
  });
}

function fileTogether(mails: readonly ReceivedMail[], answer: ReadingAnswer, stages: Stages): Promise<void> {
  const accounts: KnownAccounts = new Map();
  return stages.db.transaction().execute(async (trx) => {
    for (const [index, received] of mails.entries()) {
      const reading = answer[index];
      if (reading === undefined || 'threw' in reading) throw new Error('A mail could not be read');
      await fileOne(trx, received, reading.mail, stages, accounts);
    }
  });
}
