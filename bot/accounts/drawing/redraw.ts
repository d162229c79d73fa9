import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/**
 * Draws a modal anew. False when it is gone: closed, or replaced by another.
 * https://docs.slack.dev/reference/methods/views.update#errors
 */
export async function redraw(client: WebClient, viewId: string, view: ModalView): Promise<boolean> {
  try {
    await client.views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error === 'not_found') return false;
    throw error;
  }
}
