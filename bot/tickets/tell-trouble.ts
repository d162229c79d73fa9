import { escapeText } from '../slack-text/escape.ts';
import { clearTrouble, noteTrouble } from '../store/troubles.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { oneLine } from './literal.ts';
import type { Publishing } from './publishing.ts';

/** What keeps tickets out of Slack until a supervisor acts. `problem` is Slack's error code. */
export type Trouble =
  | { kind: 'no-channel'; groupId: string; groupName: string }
  | { kind: 'channel'; channel: string; problem: string };

/** Tells the supervisors, each in their language, once per trouble. Where nobody could be told, the next call tries again. */
export async function tellTrouble({ context, client, now }: Publishing, trouble: Trouble): Promise<void> {
  const { database, leads, personOf, log } = context;
  const place = trouble.kind === 'channel' ? `channel:${trouble.channel}` : `group:${trouble.groupId}`;
  const problem = trouble.kind === 'channel' ? trouble.problem : trouble.kind;
  if (!(await noteTrouble(database, { place, problem, since: now() }))) return;
  log.warn({ place, problem }, 'Tickets cannot be shown in Slack until a supervisor acts');
  try {
    for (const userId of await leads.toAsk()) {
      const { text } = await personOf(userId);
      await client.chat.postMessage({
        channel: userId,
        text: troubleWords(trouble, text.tickets),
        unfurl_links: false,
      });
    }
  } catch (error) {
    log.warn(`Supervisors could not be told: ${(error as Error).message}`);
    await clearTrouble(database, place);
  }
}

function troubleWords(trouble: Trouble, { trouble: text }: TicketsText): string {
  if (trouble.kind === 'no-channel') return text.noChannel(escapeText(oneLine(trouble.groupName)));
  const channel = /^[A-Z0-9]+$/.test(trouble.channel) ? `<#${trouble.channel}>` : escapeText(trouble.channel);
  if (trouble.problem === 'not_in_channel') return text.notInChannel(channel);
  if (trouble.problem === 'is_archived') return text.archived(channel);
  if (trouble.problem === 'channel_not_found') return text.notFound(channel);
  return text.refused(channel, trouble.problem);
}
