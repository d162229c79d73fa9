import type { Account } from '../../account/account.ts';
import { findAccountEvenRemoved } from '../../store/accounts.ts';
import { messageByContent } from '../../store/messages.ts';
import type { CoreTransaction } from '../../store/schema.ts';
import type { WaitingMail } from '../../store/verdicts.ts';
import { chooseTicket } from '../choose-ticket.ts';
import type { FilingContext } from '../filing-context.ts';
import { isOwn } from '../find-candidates.ts';
import type { IncomingMail } from '../read-incoming.ts';

interface ReadMail {
  received: WaitingMail;
  mail: IncomingMail;
}

/** How many are asked about at once. */
const atOnce = 8;

/** Milliseconds for the mails of a batch: what is not answered by then is filed without. */
const forBatch = 10_000;

/** Characters of a mail's new text that the hook is told. */
const excerpt = 2000;

/**
 * Notes at each mail that opens a ticket what the mail hook says of it. Outside of any transaction; which mails open one
 * is looked at beforehand and decided again when they are filed.
 */
export async function adviseOnMails(mails: readonly ReadMail[], context: FilingContext): Promise<void> {
  const { db, mailHook } = context;
  const state = (await mailHook?.state()) ?? 'none';
  if (mailHook === undefined || state === 'none' || mails.length === 0) return;
  const waiting = await db.transaction().execute((trx) => thoseThatOpen(trx, mails, context));
  const until = performance.now() + forBatch;
  const askInTurn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { received, mail, account } = next;
      const inTime = state === 'ready' && performance.now() < until;
      const note = inTime
        ? await mailHook.ask(`mail_${received.id}`, questionOn(received, mail, account, context.clock()))
        : ({ outcome: 'failed', why: state === 'ready' ? 'no-time' : 'paused' } as const);
      if (note !== null) mail.hook = note;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askInTurn));
}

async function thoseThatOpen(trx: CoreTransaction, mails: readonly ReadMail[], context: FilingContext) {
  const found: (ReadMail & { account: Account })[] = [];
  for (const one of mails) {
    const { received, mail } = one;
    const account = await findAccountEvenRemoved(trx, received.accountId);
    // That an answer of ours did not arrive is told in any case.
    if (mail.bounce !== null || (await isOwn(trx, mail, account, context))) continue;
    if ((await messageByContent(trx, account.id, mail.contentKey)) !== null) continue;
    const { ticketId } = await chooseTicket(trx, mail, account, context, context.clock());
    if (ticketId === null) found.push({ ...one, account });
  }
  return found;
}

/** What the hook is told of a mail. */
function questionOn(
  { id, backlog, receivedAt }: ReadMail['received'],
  mail: IncomingMail,
  account: Account,
  at: number,
) {
  const { from, to, cc, subject, newText, automatic, attachments } = mail;
  return {
    type: 'mail.incoming',
    timestamp: new Date(at).toISOString(),
    data: {
      mailId: id,
      account: { id: account.id, name: account.name, address: account.address },
      ...{ from, to, cc, subject, text: newText.slice(0, excerpt) },
      kind: automatic?.kind ?? null,
      attachments: attachments.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
      backlog,
      receivedAt: new Date(receivedAt).toISOString(),
    },
  };
}
