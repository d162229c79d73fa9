import type { BotDatabase, ThreadTable } from './schema.ts';

/** The thread of a conversation; undefined while its first message is not in Slack yet. */
export function threadOf(database: BotDatabase, conversation: string): Promise<ThreadTable | undefined> {
  return database.selectFrom('slack_thread').selectAll().where('conversation', '=', conversation).executeTakeFirst();
}

export function conversationOfTicket(ticketId: number): string {
  return `ticket:${ticketId}`;
}

/** The ticket whose conversation stands under the message `ts` of a channel. */
export async function ticketOfThread(database: BotDatabase, channel: string, ts: string): Promise<number | undefined> {
  const thread = await database
    .selectFrom('slack_thread')
    .select('conversation')
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  const [, ticketId] = /^ticket:(\d+)$/.exec(thread?.conversation ?? '') ?? [];
  return ticketId === undefined ? undefined : Number(ticketId);
}
