import { mailsToFile, type ReceivedMail } from '../store/verdicts.ts';
import { isOfDatabase } from './database-failure.ts';
import { fileOne } from './file-one.ts';
import type { FilingContext } from './filing-context.ts';
import { quarantine } from './quarantine.ts';
import { readIncoming } from './read-incoming.ts';

/** What one transaction files. */
const batchMails = 50;
const batchBytes = 8_000_000;

/** Turns raw mail into tickets. One batch at a time, whoever asks. */
export interface Filing {
  /** Files mail as it comes until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when no mail is without a verdict. */
  all(): Promise<void>;
}

export function createFiling(context: FilingContext): Filing {
  const { log, mailStored } = context;
  let turn: Promise<number> = Promise.resolve(0);
  const next = () => {
    const mine = turn.catch(() => 0).then(() => fileNext(context));
    turn = mine;
    return mine;
  };
  return {
    async run(signal) {
      while (!signal.aborted) {
        try {
          while (!signal.aborted && (await next()) > 0);
          await mailStored.wait(signal, 60_000);
        } catch (error) {
          // The database fails (disk full, locked): nothing is lost, the mails keep waiting for their verdict.
          log.error({ err: error }, 'Filing failed; trying again in five seconds');
          await mailStored.wait(signal, 5000);
        }
      }
    },
    async all() {
      while ((await next()) > 0);
    },
  };
}

/** Files the oldest mails without a verdict, up to a batch in one transaction. Returns how many. */
async function fileNext(context: FilingContext): Promise<number> {
  const mails = await mailsToFile(context.db, batchMails, batchBytes);
  if (mails.length === 0) return 0;
  try {
    await context.db.transaction().execute(async (trx) => {
      for (const received of mails) {
        await fileOne(trx, received, readIncoming(received.bytes, received.internalDate), context);
      }
    });
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    // One of them is to blame: file each alone, and set the one that fails aside.
    for (const received of mails) await fileAlone(received, context);
  }
  context.feedChanged.ring();
  return mails.length;
}

async function fileAlone(received: ReceivedMail, context: FilingContext): Promise<void> {
  try {
    const mail = readIncoming(received.bytes, received.internalDate);
    await context.db.transaction().execute((trx) => fileOne(trx, received, mail, context));
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    context.log.error({ err: error, mailId: received.id }, 'A mail could not be filed and is kept in quarantine');
    await quarantine(received, reason, context);
  }
}
