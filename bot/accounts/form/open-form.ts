import type { Account } from '@inbox-email/core/account/account.ts';
import type { ModalView } from '@slack/types';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import type { Mending } from '../mend.ts';
import { type Draft, draftOf } from './draft.ts';
import { type FormFacts, formView } from './form-view.ts';
import { type PasswordViewOptions, passwordView } from './password-view.ts';
import { providerName } from './provider-name.ts';
import { safeLinkView } from './safe-link-view.ts';

/** Opens the form of an account. */
export async function openForm(
  context: BotContext,
  person: Person,
  triggerId: string,
  account: Account,
): Promise<void> {
  requireSupervisor(person);
  const view = await drawForm(context, person, draftOf(account));
  await context.client.views.open({ trigger_id: triggerId, view });
}

/** The form as it looks with this draft, the groups and types being what they are now. */
export async function drawForm(
  { desk, safePasswords }: BotContext,
  { text }: Person,
  draft: Draft,
  shown: Pick<FormFacts, 'mend' | 'found'> = {},
): Promise<ModalView> {
  const facts = {
    groups: await desk.groups.list(),
    types: await desk.ticketTypes.list(),
    // Whoever signs in elsewhere has to come back to a page of ours.
    providers: safePasswords === null ? [] : desk.signIn.providers(),
  };
  return formView(draft, { ...facts, ...shown }, text);
}

/** The view in which a failure can be mended: the form with the cursor in the field, or the passwords. */
export async function drawMending(
  context: BotContext,
  person: Person,
  { accountId, field, words, hint }: Mending,
  viewId: string,
): Promise<ModalView> {
  const draft = draftOf(await context.desk.accounts.get(person.actor, accountId));
  const mend = { words, field, ...(hint === undefined ? {} : { hint }) };
  if (field === 'incoming.password' || field === 'outgoing.password') {
    return drawPasswords(context, person, draft, viewId, { back: false, mend });
  }
  return drawForm(context, person, { ...draft, moreOptions: draft.moreOptions || field === 'folder' }, { mend });
}

/** Where passwords are typed: on a page of ours where people can reach one, else in a view of its own. */
export async function drawPasswords(
  { desk, safePasswords }: BotContext,
  person: Person,
  draft: Draft,
  viewId: string,
  options: PasswordViewOptions,
): Promise<ModalView> {
  if (safePasswords === null) return passwordView(draft, person.text, options);
  const link = await safePasswords.linkFor(person, draft, viewId);
  return safeLinkView(draft, link, person.text, options.mend, providerName(desk, draft.signIn));
}
