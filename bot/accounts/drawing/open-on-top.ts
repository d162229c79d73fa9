import type { SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { redraw } from './redraw.ts';

/**
 * Opens a view on top of another, or in its place: Slack stacks three, and only on top of the first is there certainly
 * room. Its id.
 */
export async function openOnTop(
  client: WebClient,
  beneath: SlackViewAction['view'],
  triggerId: string,
  view: ModalView,
): Promise<string | undefined> {
  if (beneath.root_view_id === beneath.id) {
    return (await client.views.push({ trigger_id: triggerId, view })).view?.id;
  }
  await redraw(client, beneath.id, view);
  return beneath.id;
}
