import type { WebClient } from '@slack/web-api';

/**
 * Sees to it that the bot is in a channel: joins a public one. False for a private one that it has not been invited
 * to, and for one that is archived. https://docs.slack.dev/reference/methods/conversations.join#errors
 */
export async function joinChannel(client: WebClient, channel: string): Promise<boolean> {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_member) return true;
    if (info?.is_private) return false;
    await client.conversations.join({ channel });
    return true;
  } catch (error) {
    // A private channel does not even exist for an app that is not in it.
    const code = (error as { data?: { error?: string } }).data?.error ?? '';
    if (['channel_not_found', 'is_archived', 'method_not_supported_for_channel_type'].includes(code)) return false;
    throw error;
  }
}
