import type { Account } from '@inbox-email/core/account/account.ts';
import type { BotContext } from '../context.ts';
import { type Person, requireObserver, requireSupervisor } from '../person.ts';
import { openAudit } from './audit/audit.ts';
import { openErrors } from './errors/errors.ts';
import { openForm } from './form/open-form.ts';
import { openHistory } from './history/history.ts';
import { type AccountVerb, looks } from './home/home-view.ts';
import { openReadiness } from './look/readiness.ts';
import { openRemoval } from './removal/removal.ts';
import { openTest } from './test/in-modal.ts';

/** Where the switch of an account leads. */
export type Switch = 'active' | 'inactive';

/** What somebody chose to do with an account, wherever they chose it. All but `toggle` open a modal. */
export async function doWithAccount(
  context: BotContext,
  person: Person,
  verb: AccountVerb,
  accountId: string,
  triggerId: string,
  want?: Switch,
): Promise<void> {
  if (looks.includes(verb)) requireObserver(person);
  else requireSupervisor(person);
  const account = await context.desk.accounts.get(person.actor, accountId);
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
      await switchAccount(context, person, account, want);
      return;
    case 'audit':
      return openAudit(context, person, account, triggerId);
    case 'readiness':
      return openReadiness(context, person, account, triggerId);
    case 'history':
      return openHistory(context, person, { id: account.id, name: account.name }, triggerId);
  }
}

/** Switches as asked; else over. A paused account is switched on again: that is what it waits for. */
export async function switchAccount(
  { desk }: BotContext,
  { actor }: Person,
  { id, active, state }: Account,
  want: Switch = active && state !== 'paused' ? 'inactive' : 'active',
): Promise<Switch> {
  if (want === 'active') await desk.accounts.activate(actor, id);
  else await desk.accounts.deactivate(actor, id);
  return want;
}
