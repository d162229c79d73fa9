import type { BotDatabase, ThreadTable } from './schema.ts';

/** The thread of a ticket; undefined while the ticket is not in Slack yet. */
export function threadOf(database: BotDatabase, ticketId: number): Promise<ThreadTable | undefined> {
  return database.selectFrom('slack_thread').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst();
}

/** The ticket whose conversation stands under the message `ts` of a channel. */
export async function ticketOfThread(database: BotDatabase, channel: string, ts: string): Promise<number | undefined> {
  const thread = await database
    .selectFrom('slack_thread')
    .select('ticket_id')
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return thread?.ticket_id;
}
