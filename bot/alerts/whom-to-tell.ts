import { ErrorCode } from '@slack/web-api';
import type { BotContext } from '../context.ts';

/**
 * The recipients of an alert: null for the channel of the account's group or, where that has none, the supervisors by
 * their Slack ids. Throws while Slack cannot be asked who runs the workspace.
 */
export async function whomToTell({ desk, leads, log }: BotContext, groupId: string): Promise<(string | null)[]> {
  const group = (await desk.groups.list()).find(({ id }) => id === groupId);
  if (group?.channel) return [null];
  try {
    return await leads.toAsk();
  } catch (error) {
    // Slack refuses to say, and will go on to: then only those whom the desk knows itself.
    if ((error as { code?: string }).code !== ErrorCode.PlatformError) throw error;
    log.warn(`Slack does not tell who runs the workspace: ${(error as Error).message}`);
    return desk.supervisors.list();
  }
}
