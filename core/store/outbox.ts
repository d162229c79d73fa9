import type { CoreQueries } from './schema.ts';

/** Whom the mail server is told to deliver to (RFC 5321), which headers do not decide. */
export interface Envelope {
  from: string;
  to: string[];
}

export interface QueuedMail {
  messageId: number;
  ticketId: number;
  accountId: string;
  envelope: Envelope;
  raw: Uint8Array;
  attempts: number;
}

export async function queueMail(
  db: CoreQueries,
  mail: { messageId: number; accountId: string; envelope: Envelope; raw: Uint8Array; at: number },
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      message_id: mail.messageId,
      account_id: mail.accountId,
      state: 'queued',
      envelope_json: JSON.stringify(mail.envelope),
      raw: mail.raw,
      attempts: 0,
      next_attempt_at: mail.at,
      server_words: '',
    })
    .execute();
}

/** Mails whose time has come, the longest waiting first. */
export async function dueMails(db: CoreQueries, now: number, limit: number): Promise<QueuedMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .select(['outbox.message_id', 'message.ticket_id', 'outbox.account_id', 'envelope_json', 'raw', 'attempts'])
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    messageId: row.message_id,
    ticketId: row.ticket_id,
    accountId: row.account_id,
    envelope: JSON.parse(row.envelope_json) as Envelope,
    raw: row.raw,
    attempts: row.attempts,
  }));
}

/** When the next mail is due, those of `busy` accounts left out; null where none waits. */
export async function nextDueAt(db: CoreQueries, busy: readonly string[]): Promise<number | null> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('next_attempt_at').as('at'))
    .$if(busy.length > 0, (query) => query.where('account_id', 'not in', busy))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Takes a mail into hand. False: it is in other hands, or done. */
export async function beginAttempt(db: CoreQueries, messageId: number): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), next_attempt_at: null, data_started_at: null }))
    .where('message_id', '=', messageId)
    .where('state', 'in', ['queued', 'deferred'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The mail's text is about to go out. Committed before its first byte does. */
export async function markDataStarted(db: CoreQueries, messageId: number, at: number): Promise<void> {
  await db.updateTable('outbox').set({ data_started_at: at }).where('message_id', '=', messageId).execute();
}

export async function endAttempt(
  db: CoreQueries,
  messageId: number,
  result: {
    state: 'sent' | 'deferred' | 'failed' | 'uncertain';
    serverWords: string;
    cause: string | null;
    nextAttemptAt: number | null;
  },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: result.state,
      server_words: result.serverWords,
      cause: result.cause,
      next_attempt_at: result.nextAttemptAt,
    })
    .where('message_id', '=', messageId)
    .where('state', '=', 'sending')
    .execute();
}

/** Puts a failed, uncertain or bounced mail back into the queue. False: it is none of these. */
export async function requeueMail(db: CoreQueries, messageId: number, at: number): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ state: 'queued', next_attempt_at: at, attempts: 0, bounces_json: null })
    .where('message_id', '=', messageId)
    .where('state', 'in', ['failed', 'uncertain', 'bounced'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Mails of an account that wait for another try are due now. Returns how many. */
export async function hastenMails(db: CoreQueries, accountId: string, at: number): Promise<number> {
  const result = await db
    .updateTable('outbox')
    .set({ next_attempt_at: at })
    .where('account_id', '=', accountId)
    .where('state', '=', 'deferred')
    .where('next_attempt_at', '>', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Takes back what an account has not sent yet: mails of its that wait. */
export async function cancelWaiting(
  db: CoreQueries,
  accountId: string,
): Promise<{ messageId: number; ticketId: number }[]> {
  const cancelled = await db
    .updateTable('outbox')
    .set({ state: 'cancelled', next_attempt_at: null })
    .where('account_id', '=', accountId)
    .where('state', 'in', ['queued', 'deferred'])
    .returning('message_id')
    .execute();
  if (cancelled.length === 0) return [];
  const ids = cancelled.map(({ message_id }) => message_id);
  const rows = await db.selectFrom('message').select(['id', 'ticket_id']).where('id', 'in', ids).execute();
  return rows.map(({ id, ticket_id }) => ({ messageId: id, ticketId: ticket_id }));
}

/** Mails that were in hand when the process ended. */
export async function interruptedMails(
  db: CoreQueries,
): Promise<{ messageId: number; ticketId: number; dataStarted: boolean }[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .select(['outbox.message_id', 'message.ticket_id', 'data_started_at'])
    .where('state', '=', 'sending')
    .execute();
  return rows.map((row) => ({
    messageId: row.message_id,
    ticketId: row.ticket_id,
    dataStarted: row.data_started_at !== null,
  }));
}
