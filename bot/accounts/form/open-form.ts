import type { Account } from '@inbox-email/core/account/account.ts';
import type { ModalView } from '@slack/types';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import type { Mending } from '../mend.ts';
import { type Draft, draftOf, newDraft } from './draft.ts';
import { type FormFacts, formView } from './form-view.ts';
import { passwordView } from './password-view.ts';

/** Opens the form: empty, or for an account. */
export async function openForm(
  context: BotContext,
  person: Person,
  triggerId: string,
  account?: Account,
): Promise<void> {
  requireSupervisor(person);
  const view = await drawForm(context, person, account ? draftOf(account) : newDraft);
  await context.client.views.open({ trigger_id: triggerId, view });
}

/** The form as it looks with this draft, the groups and types being what they are now. */
export async function drawForm(
  { desk }: BotContext,
  { text }: Person,
  draft: Draft,
  mend?: NonNullable<FormFacts['mend']>,
): Promise<ModalView> {
  const facts = { groups: await desk.groups.list(), types: await desk.ticketTypes.list() };
  return formView(draft, { ...facts, ...(mend && { mend }) }, text);
}

/** The view in which a failure can be mended: the form with the cursor in the field, or the passwords. */
export async function drawMending(
  context: BotContext,
  person: Person,
  { accountId, field, words, hint }: Mending,
): Promise<ModalView> {
  const draft = draftOf(await context.desk.accounts.get(person.actor, accountId));
  const mend = { words, field, ...(hint === undefined ? {} : { hint }) };
  if (field === 'incoming.password' || field === 'outgoing.password') {
    return passwordView(draft, person.text, { back: false, mend });
  }
  return drawForm(context, person, { ...draft, moreOptions: draft.moreOptions || field === 'folder' }, mend);
}
