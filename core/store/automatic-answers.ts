import { ownAddresses as addressesOf } from '../account/own-addresses.ts';
import {
  type AutomaticAnswer,
  automaticRecipient,
  type MailToAnswer,
  mayAnswerAutomatically,
  oneAnswerPer,
  senderKey,
} from '../ticket/may-answer-automatically.ts';
import { listAccounts } from './accounts.ts';
import type { CoreQueries, CoreTransaction } from './schema.ts';

/**
 * Whether an account may answer this mail automatically now. Only asks: a rule that is tried out changes nothing.
 *
 * @param received whether the mail came with the backlog, and whether its sender could not be verified (verdictOnSender)
 */
export async function askForAutomaticAnswer(
  db: CoreQueries,
  accountId: string,
  mail: MailToAnswer,
  received: { backlog: boolean; senderFails?: boolean },
  now: number,
): Promise<AutomaticAnswer> {
  const ownAddresses = new Set((await listAccounts(db)).flatMap(addressesOf).map(senderKey));
  const keys = keysOf(mail);
  const lastAnswerAt = keys.length === 0 ? null : await lastAnswer(db, keys);
  const answersLastHour = await answersSince(db, accountId, now - hour);
  return mayAnswerAutomatically(mail, received, { ownAddresses, lastAnswerAt, answersLastHour, now });
}

/**
 * The same, and where it may, the answer counts from here on. In the transaction that puts the answer into the outbox:
 * both happen or neither, and of two answers at once the second finds the first.
 */
export async function claimAutomaticAnswer(
  trx: CoreTransaction,
  accountId: string,
  mail: MailToAnswer,
  received: { backlog: boolean; senderFails?: boolean },
  now: number,
): Promise<AutomaticAnswer> {
  const answer = await askForAutomaticAnswer(trx, accountId, mail, received, now);
  if (!answer.may) return answer;
  await trx
    .deleteFrom('automatic_answer')
    .where('at', '<', now - 7 * oneAnswerPer)
    .execute();
  await trx
    .insertInto('automatic_answer')
    .values(keysOf(mail).map((sender) => ({ account_id: accountId, sender, recipient: answer.to, at: now })))
    .execute();
  return answer;
}

const hour = 60 * 60_000;

/** Whom an answer counts for: the address it goes to, and the one the mail came from where that is another. */
function keysOf(mail: MailToAnswer): string[] {
  const to = automaticRecipient(mail);
  return to === null ? [] : [...new Set([senderKey(to), senderKey(mail.from?.address ?? '')])];
}

async function lastAnswer(db: CoreQueries, senders: readonly string[]): Promise<number | null> {
  const row = await db
    .selectFrom('automatic_answer')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('sender', 'in', senders)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function answersSince(db: CoreQueries, accountId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('automatic_answer')
    // nobody gets two in an hour
    .select((eb) => eb.fn.count<number>('recipient').distinct().as('answers'))
    .where('account_id', '=', accountId)
    .where('at', '>', since)
    .executeTakeFirst();
  return row?.answers ?? 0;
}
