import type { Account, AccountCredentials } from '@inbox-email/core/account/account.ts';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import type { Text } from '../../text/text.ts';
import { drawTest } from '../live-test.ts';
import { publishHome } from '../publish-home.ts';
import { type Draft, settingsOf } from './draft.ts';

/** Adds the draft's account, or changes the one that it was drawn from. @throws DeskError */
export async function saveAccount(
  { desk }: BotContext,
  { actor }: Person,
  draft: Draft,
  credentials: AccountCredentials,
): Promise<Account> {
  const settings = settingsOf(draft);
  if (draft.accountId !== null) {
    return desk.accounts.edit(actor, draft.accountId, draft.version, settings, credentials);
  }
  if (draft.copyOf === null) return desk.accounts.add(actor, settings, credentials);
  const { signature, trust } = await desk.accounts.get(actor, draft.copyOf);
  return desk.accounts.add(actor, { ...settings, signature, trust }, credentials);
}

/** What stands above the test that follows "Save and test". */
export function savedWords(account: Account, { accounts: { report } }: Text): string {
  return `💾 ${account.active ? report.saved : report.savedInactive}`;
}

/** The saved account in Home, and its test in the modal, live. */
export async function showSaved(context: BotContext, person: Person, account: Account, viewId: string): Promise<void> {
  await publishHome(context, person);
  await drawTest(context, person, account, viewId, savedWords(account, person.text));
  await publishHome(context, person);
}
