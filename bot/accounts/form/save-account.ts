import type { Account, AccountCredentials } from '@inbox-email/core/account/account.ts';
import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import { literal } from '../../block-kit.ts';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import type { Text } from '../../text/text.ts';
import { publishHome } from '../home/publish-home.ts';
import { drawTest } from '../test/in-modal.ts';
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
  const { text } = person;
  await publishHome(context, person);
  const saved = savedWords(account, text);
  const diagnosis = await drawTest(context, person, account, viewId, saved);
  const adapted = await adaptedLogin(context, person, account, diagnosis);
  if (adapted !== null) {
    const { login } =
      (adapted.incoming.login === account.incoming.login ? adapted.outgoing.otherIdentity : null) ?? adapted.incoming;
    await drawTest(context, person, adapted, viewId, `${saved}\n${text.detection.loginAdapted(literal(login))}`);
  }
  await publishHome(context, person);
}

/** Causes behind which a login may stand that the server does not know. */
const loginRefused = new Set(['wrong-password', 'user-unknown-here']);

/** Where a server refuses the whole address as login, the name before the @ may be what it wants. */
async function adaptedLogin(
  { desk }: BotContext,
  { actor }: Person,
  { id }: Account,
  diagnosis: Diagnosis,
): Promise<Account | null> {
  const refused = (['incoming', 'outgoing'] as const).filter((side) =>
    diagnosis[side].some(
      (result) => result.stage === 'sign-in' && result.status === 'failed' && loginRefused.has(result.explanation.code),
    ),
  );
  return refused.length === 0 ? null : desk.accounts.adaptLogin(actor, id, refused);
}
