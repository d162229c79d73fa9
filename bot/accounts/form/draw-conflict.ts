import { type AccountSettingsInput, settingsIn } from '@inbox-email/core/account/account.ts';
import type { ModalView } from '@slack/types';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { conflictView } from './conflict-view.ts';

/** What a person sees whose change was refused because somebody else was faster. `typed`: what they would have saved. */
export async function drawConflict(
  { desk }: BotContext,
  { actor, text }: Person,
  accountId: string,
  typed: AccountSettingsInput,
): Promise<ModalView> {
  const saved = settingsIn(await desk.accounts.get(actor, accountId));
  const [change = null] = await desk.changes.list(actor, { limit: 1, subjectId: accountId });
  const things = { groups: await desk.groups.list(), types: await desk.ticketTypes.list() };
  return conflictView({ accountId, saved, typed, change, ...things }, text);
}
