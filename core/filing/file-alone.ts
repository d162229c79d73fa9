import { type ReceivedMail, receivedMails } from '../store/verdicts.ts';
import { isOfDatabase } from './database-failure.ts';
import { fileOne } from './file-one.ts';
import type { FilingContext } from './filing-context.ts';
import { adviseOnMails } from './mail-hook/advise-on-mails.ts';
import { AskingEnded } from './mail-hook/mail-hook-asker.ts';
import { quarantine } from './quarantine.ts';
import { type MailReader, ReadingImpossible } from './reading/mail-reader.ts';
import { ReadingDied } from './reading/reading-thread.ts';
import { checkSenders } from './sender-check/check-senders.ts';

/** A mail that ends the reading thread so often is not tried again by itself. */
const deathsAtMost = 2;

/**
 * Files one mail on its own, after a batch failed that it was part of. Where it cannot be read or filed it is kept in
 * quarantine, so that the next one goes on. `readingDied`: how often reading it has ended the reading thread already.
 */
export async function fileAlone(
  id: number,
  context: FilingContext & { reader: MailReader },
  { readingDied }: { readingDied: number },
): Promise<void> {
  const [received] = await receivedMails(context.db, [id]);
  if (received === undefined) return;
  const reason = await whyNotFiled(received, context, readingDied);
  if (reason === null) return;
  await quarantine(received, reason, context);
}

/** Null once it is filed. Throws what is not this mail's fault. */
async function whyNotFiled(
  received: ReceivedMail,
  context: FilingContext & { reader: MailReader },
  readingDied: number,
): Promise<string | null> {
  try {
    const [reading] = await context.reader.read([received]);
    if (reading === undefined || 'threw' in reading) return reading?.threw ?? 'unknown';
    await checkSenders([{ received, mail: reading.mail }], context.db, context.senders);
    await adviseOnMails([{ received, mail: reading.mail }], context);
    await context.db.transaction().execute((trx) => fileOne(trx, received, reading.mail, context));
    return null;
  } catch (error) {
    if (isOfDatabase(error) || error instanceof ReadingImpossible || error instanceof AskingEnded) throw error;
    if (error instanceof ReadingDied && readingDied + 1 < deathsAtMost) {
      await fileAlone(received.id, context, { readingDied: readingDied + 1 });
      return null;
    }
    context.log.error({ err: error, mailId: received.id }, 'A mail could not be filed and is kept in quarantine');
    if (error instanceof ReadingDied) return error.why;
    return error instanceof Error ? error.name : 'unknown';
  }
}
