import type { Bounce } from '../message/message.ts';
import type { CoreQueries, CoreTransaction } from './schema.ts';

/** An answer of ours by its Message-ID; null where the account never sent one of that ID. */
export async function answerByMessageId(
  db: CoreQueries,
  accountId: string,
  messageId: string,
): Promise<{ id: number; ticketId: number } | null> {
  const row = await db
    .selectFrom('message')
    .innerJoin('outbox', 'outbox.message_id', 'message.id')
    .select(['message.id', 'ticket_id'])
    .where('message.account_id', '=', accountId)
    .where('header_id', '=', messageId)
    .where('direction', '=', 'outgoing')
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, ticketId: row.ticket_id };
}

/**
 * Writes down what a report says of an answer: it did not arrive, or not yet. Of one recipient the last report counts,
 * but one that says it is final is not taken back by a late notice of delay. Whatever the state was, a report shows that
 * the mail had gone out; and nothing is tried again by itself.
 */
export async function noteBounce(trx: CoreTransaction, messageId: number, bounce: Bounce): Promise<void> {
  const { bounces_json } = await trx
    .selectFrom('outbox')
    .select('bounces_json')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  const before = bounces_json === null ? [] : (JSON.parse(bounces_json) as Bounce[]);
  const same = ({ recipient }: Bounce) => recipient?.toLowerCase() === bounce.recipient?.toLowerCase();
  const final = before.find((one) => same(one) && one.permanent);
  const bounces = final !== undefined && !bounce.permanent ? before : [...before.filter((one) => !same(one)), bounce];
  await trx
    .updateTable('outbox')
    .set({
      state: bounces.some(({ permanent }) => permanent) ? 'bounced' : 'delayed',
      bounces_json: JSON.stringify(bounces.slice(-mostRecipients)),
    })
    .where('message_id', '=', messageId)
    .where('state', 'in', ['sent', 'uncertain', 'delayed', 'bounced'])
    .execute();
}

/** Reports name their recipients freely: no stranger's invention grows without end. */
const mostRecipients = 50;
