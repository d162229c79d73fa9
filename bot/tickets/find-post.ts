import type { WebClient } from '@slack/web-api';
import type { MessageElement } from '@slack/web-api/dist/types/response/ConversationsHistoryResponse.js';

/** The metadata of every message that shows something of the desk: by it a post is found whose answer was lost. */
export const postMark = 'inbox_email_post';

export interface WhereToLook {
  channel: string;
  /** The thread it would be in; null for a message of the channel itself. */
  threadTs: string | null;
  /** Only behind this message. */
  afterTs: string;
  botUserId: string;
}

/** The ts of our message with the key, or null where Slack has none. Throws what the Web API client throws. */
export async function findPost(client: WebClient, key: string, where: WhereToLook): Promise<string | null> {
  const found = await findMessage(client, where, ({ metadata }) => {
    const payload = metadata?.event_payload as { key?: unknown } | undefined;
    return metadata?.event_type === postMark && payload?.key === key;
  });
  return found?.ts ?? null;
}

/** Whether a message of ours shares the files: they are shared together or not at all, so one stands for the others. */
export async function isShared(client: WebClient, fileId: string, where: WhereToLook): Promise<boolean> {
  const found = await findMessage(client, where, ({ files }) => (files ?? []).some((file) => file.id === fileId));
  return found !== null;
}

const pageSize = 200;
// 4,000 messages since the lost answer: by then the channel is far busier than the bot's own pace allows for.
const pagesAtMost = 20;

async function findMessage(
  client: WebClient,
  where: WhereToLook,
  isIt: (message: MessageElement) => boolean,
): Promise<MessageElement | null> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page++) {
    const range = {
      channel: where.channel,
      oldest: where.afterTs,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    };
    const answer =
      where.threadTs === null
        ? await client.conversations.history(range)
        : await client.conversations.replies({ ...range, ts: where.threadTs });
    // Metadata can be written by any app: only our own messages count.
    const found = (answer.messages as MessageElement[] | undefined)?.find(
      (message) => message.user === where.botUserId && isIt(message),
    );
    if (found?.ts !== undefined) return found;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return null;
  }
  return null;
}
