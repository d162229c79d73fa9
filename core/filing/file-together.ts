import type { CoreDatabase } from '../store/schema.ts';
import type { WaitingMail } from '../store/verdicts.ts';
import { fileOne, type KnownAccounts } from './file-one.ts';
import type { IncomingMail } from './read-incoming.ts';
import { type PackedAnswer, unpacked } from './reading/serve-reading.ts';

/** Mails and, in their order, what they say; with what they are filed: values alone, which a thread can be given. */
export interface TogetherTask {
  received: WaitingMail[];
  read: IncomingMail[] | PackedAnswer;
  signingKey: string;
  /** When they are filed. */
  at: number;
}

/** Files mails in one transaction: all of them or none. */
export function fileTogether(db: CoreDatabase, { received, read, signingKey, at }: TogetherTask): Promise<void> {
  const mails = Array.isArray(read) ? read : mailsIn(read);
  const accounts: KnownAccounts = new Map();
  return db.transaction().execute(async (trx) => {
    for (const [index, one] of received.entries()) {
      const mail = mails[index];
      if (mail === undefined) throw new Error('A mail was not read');
      await fileOne(trx, one, mail, { signingKey, clock: () => at }, accounts);
    }
  });
}

/** What an answer's mails say: all of them could be read. */
export function mailsIn(answer: PackedAnswer): IncomingMail[] {
  return unpacked(answer).map((reading) => {
    if ('threw' in reading) throw new Error('A mail could not be read');
    return reading.mail;
  });
}
