import { serverVerdict } from '../../message/sender/sender-verdict.ts';
import { findAccountEvenRemoved } from '../../store/accounts.ts';
import type { CoreQueries } from '../../store/schema.ts';
import { type ReceivedMail, receivedMails } from '../../store/verdicts.ts';
import type { KnownAccounts } from '../file-one.ts';
import type { IncomingMail } from '../read-incoming.ts';
import type { SenderChecker } from './sender-checker.ts';

interface MailToCheck {
  received: Omit<ReceivedMail, 'bytes'>;
  mail: IncomingMail;
  /** Absent where they are in the database. */
  bytes?: Uint8Array;
}

/** How many mails are checked at once. */
const atOnce = 8;

/** Milliseconds for the mails of a batch: what is not checked by then is filed without. */
const forBatch = 10_000;

/** Nobody forges mail of this size, and a signature's check would read all of it. */
const largest = 10_000_000;

/**
 * Notes at each mail what we find out about its sender: where its account asks for it, the receiving server says nothing
 * for or against, and the mail does not come with the backlog, whose keys are long gone.
 */
export async function checkSenders(
  mails: readonly MailToCheck[],
  db: CoreQueries,
  checker: SenderChecker,
): Promise<void> {
  const accounts: KnownAccounts = new Map();
  const waiting: MailToCheck[] = [];
  for (const one of mails) {
    const { accountId, backlog, leftSize, size } = one.received;
    if (backlog || leftSize !== null || size > largest) continue;
    const account = accounts.get(accountId) ?? (await findAccountEvenRemoved(db, accountId));
    accounts.set(accountId, account);
    if (!account.receiving.checkSender) continue;
    const said = serverVerdict(one.mail, account.incoming.host);
    if (said === null || said.verdict === 'none') waiting.push(one);
  }
  if (waiting.length === 0) return;
  const until = performance.now() + forBatch;
  const checkNext = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      if (performance.now() > until) return;
      const bytes = one.bytes ?? (await receivedMails(db, [one.received.id]))[0]?.bytes;
      const verdict = bytes && (await checker.check(bytes, one.mail.from?.address ?? ''));
      if (verdict) one.mail.checkedSender = verdict;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, checkNext));
}
