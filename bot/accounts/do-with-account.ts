import type { BotContext } from '../context.ts';
import { type Person, requireSupervisor } from '../person.ts';
import { openErrors } from './errors.ts';
import { openForm } from './form/open-form.ts';
import type { AccountVerb } from './home-view.ts';
import { openTest } from './live-test.ts';
import { openRemoval } from './removal.ts';

/** One entry of an account's menu, wherever it was chosen. All but `toggle` open a modal. */
export async function doWithAccount(
  context: BotContext,
  person: Person,
  verb: AccountVerb,
  accountId: string,
  triggerId: string,
): Promise<void> {
  requireSupervisor(person);
  const { desk } = context;
  const account = await desk.accounts.get(person.actor, accountId);
  switch (verb) {
    case 'edit':
      return openForm(context, person, triggerId, account);
    case 'test':
      return openTest(context, person, account, triggerId);
    case 'errors':
      return openErrors(context, person, account, triggerId);
    case 'remove':
      return openRemoval(context, person, account, triggerId);
    case 'toggle':
      if (account.active) await desk.accounts.deactivate(person.actor, accountId);
      else await desk.accounts.activate(person.actor, accountId);
  }
}
