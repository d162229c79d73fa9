import type { Account } from '../../account/account.ts';
import { serverVerdict } from '../../message/sender/sender-verdict.ts';
import { findAccountEvenRemoved } from '../../store/accounts.ts';
import type { CoreQueries } from '../../store/schema.ts';
import { receivedMails, type WaitingMail } from '../../store/verdicts.ts';
import type { KnownAccounts } from '../file-one.ts';
import type { IncomingMail } from '../read-incoming.ts';
import type { SenderChecker } from './sender-checker.ts';

interface MailToCheck {
  received: WaitingMail;
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
    const account = await asksForCheck(one.received, db, accounts);
    if (account === null) continue;
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

/** Whether there is a mail among them whose sender may have to be checked, whatever it says. */
export async function anyToCheck(received: readonly WaitingMail[], db: CoreQueries): Promise<boolean> {
  const accounts: KnownAccounts = new Map();
  for (const one of received) if ((await asksForCheck(one, db, accounts)) !== null) return true;
  return false;
}

/** The account of a mail whose sender is to be checked; null where it is not. */
async function asksForCheck(
  { accountId, backlog, leftSize, size }: WaitingMail,
  db: CoreQueries,
  accounts: KnownAccounts,
): Promise<Account | null> {
  if (backlog || leftSize !== null || size > largest) return null;
  const account = accounts.get(accountId) ?? (await findAccountEvenRemoved(db, accountId));
  accounts.set(accountId, account);
  return account.receiving.checkSender ? account : null;
}
