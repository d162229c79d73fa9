import type { FetchedMail } from '../message/listed-mail.ts';
import type { CoreTransaction } from './schema.ts';
import type { ReceivedMail } from './verdicts.ts';

/** Puts a mail in as if it had been received, within a transaction that is given up: a dry run leaves nothing behind. */
export async function insertTrialMail(
  trx: CoreTransaction,
  accountId: string,
  { key, bytes, internalDate, left }: FetchedMail,
  at: number,
): Promise<ReceivedMail> {
  const leftSize = left?.size ?? null;
  const { id } = await trx
    .insertInto('mail')
    .values({
      ...{ account_id: accountId, folder: 'dry-run:', uid_validity: '', remote_key: key, size: bytes.length },
      ...{ internal_date: internalDate, received_at: at, sha256: '', verdict: 'received', backlog: 0 },
      left_size: leftSize,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.insertInto('raw_mail').values({ mail_id: id, bytes }).execute();
  return { id, accountId, internalDate, receivedAt: at, backlog: false, size: bytes.length, leftSize, bytes };
}

/** What became of it, with the ticket that it is in; `rules` are those that applied. */
export async function outcomeOfTrial(trx: CoreTransaction, mailId: number) {
  const { verdict, reason, message_id } = await trx
    .selectFrom('mail')
    .select(['verdict', 'reason', 'message_id'])
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow();
  const row =
    message_id === null
      ? undefined
      : await trx
          .selectFrom('message')
          .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
          .select(['ticket.id', 'group_id', 'ticket_type_id', 'priority', 'status', 'rules_json'])
          .where('message.id', '=', message_id)
          .executeTakeFirst();
  return { verdict, reason, ticket: row ?? null };
}
