import { notice } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import { authorName } from './author-name.ts';
import { changeView } from './reply.ts';
import { unlessUnknown } from './unless-unknown.ts';
import { whyView } from './why-view.ts';

/** Opens "Why this ticket?" for a mail. */
export async function openWhy(
  context: BotContext,
  { text: all }: Person,
  triggerId: string,
  messageId: number,
): Promise<void> {
  const { tickets: text, refusals } = all;
  const { client, desk } = context;
  const { title } = text.regrouping.why;
  const loading = notice(title, text.button.done, text.reply.loading);
  const { view } = await client.views.open({ trigger_id: triggerId, view: loading });
  const message = await desk.tickets.message(messageId).catch(unlessUnknown);
  if (message === null) return changeView(context, view?.id, notice(title, text.button.done, refusals.unknown));
  const why = await desk.tickets.why(messageId);
  const names = new Map<string, string>();
  for (const { actorId } of why?.moves ?? []) {
    const name = names.has(actorId ?? '') ? null : await authorName(context, actorId);
    if (actorId !== null && name !== null) names.set(actorId, name);
  }
  await changeView(context, view?.id, whyView(message, why, names, all));
}
