import type { Account } from '../account/account.ts';
import { recordError } from '../store/account-errors.ts';
import { keysToAcknowledge, noteAcknowledged } from '../store/ledger.ts';
import type { CoreDatabase } from '../store/schema.ts';
import type { Clock } from '../work/clock.ts';
import { type Mailbox, NotAcknowledged } from './mail-session.ts';
import type { FolderState } from './receive-mail.ts';

const day = 86_400_000;

/**
 * Does on the server what the account's settings want done with mails that we have: mark, move or delete. Only mails
 * whose row is committed are asked for; one that a crash left unacknowledged is found here again. A mail of which a part
 * stays on the server is neither moved nor deleted.
 */
export async function acknowledgeMail(
  mailbox: Mailbox,
  account: Account,
  { source }: FolderState,
  { db, clock }: { db: CoreDatabase; clock: Clock },
): Promise<void> {
  const { afterReading } = account.receiving;
  if (afterReading.do === 'nothing') return;
  const days = afterReading.do === 'delete' ? afterReading.afterDays : 0;
  const evenLeft = afterReading.do === 'mark-seen';
  const keys = await keysToAcknowledge(db, source, clock() - days * day, { evenLeft });
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    try {
      await mailbox.acknowledge(some, afterReading);
    } catch (error) {
      if (!(error instanceof NotAcknowledged)) throw error;
      // It is asked for again at the next comparison.
      const facts = { side: 'incoming', stage: 'receive', code: 'not-acknowledged', serverWords: '' } as const;
      await recordError(db, account.id, { ...facts, mails: some.length }, clock());
      return;
    }
    await noteAcknowledged(db, source, some, clock());
  }
}

const atOnce = 500;
